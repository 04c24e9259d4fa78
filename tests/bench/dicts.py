# Dictionaries and sets: counting, grouping, lookups.
counts = {}
groups = {}
for number in range(2_000_000):
    key = number * 7919 % 1009
    counts[key] = counts.get(key, 0) + 1
    if number % 3 == 0:
        groups.setdefault(key % 50, []).append(number)
names = {f"name{number}": number for number in range(20_000)}
total = 0
for round in range(50):
    for name, value in names.items():
        if name in names and value % 2:
            total += names[name]
unique = {value % 1000 for value in names.values()}
print(len(counts), len(groups), total, len(unique), max(counts.values()))
