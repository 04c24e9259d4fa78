# Texts: splitting, joining, formatting, searching.
words = "the quick brown fox jumps over the lazy dog while seven wizards mix a potion".split()
lines = []
for number in range(300_000):
    word = words[number % len(words)]
    line = f"{number:05d} {word.title():>10} {word[::-1]}"
    if "o" in word and line.endswith("o"):
        line = line.upper()
    lines.append(line.replace("e", "3"))
text = "\n".join(lines)
letters = 0
for line in text.split("\n"):
    first, second, *rest = line.split()
    letters += len(second) + len(rest[0]) + first.count("7")
out = ""
for letter in text[:1_000_000]:
    if letter.isalpha():
        out += letter.lower()
print(len(text), letters, len(out), hash(out) % 1000)
