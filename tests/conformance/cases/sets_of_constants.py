# A set display of constants iterates as a frozen set does that was made from another one.
print({24, 16, 8, 1})
print({8, 0, 16, 8, 0})
print({1, 8, 16, 1, 24})
print({"apple", "orange", "apple", "pear", "orange", "banana"})
print({"red", "green", "red", "blue"})
print(set(["red", "green", "red", "blue"]))
for item in {24, 16, 8, 1}:
    print(item, end=" ")
print([item for item in {32, 16, 0}], 3 in {24, 16, 8})
known = {40, 32, 24, 16, 8, 0}
known.add(48)
print(known, known | {56, 64, 72}, {80, 72, 64} - known)
print({(8, 16), (16, 8), (0, 8)}, {b"a", b"b", b"c"}, {None, True, 2.5, "x"})
exec("print({24, 16, 8, 1})")


def equal_to_the_first():
    return {1, 24, 8, 16}, [item for item in {16, 24, 1, 8, 8}]


print(equal_to_the_first(), {1.0, 8, 16, 24})
