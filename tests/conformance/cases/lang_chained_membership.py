# `in` between other comparisons: the display in the middle is an operand of both.
numbers = [1, 2]
print(1 in [1, 2] in [[1, 2]], 1 in [1, 2] == numbers, 3 not in [1, 2] in [[1, 2], []])
print(1 in {1, 2} == {2, 1}, 0 < 1 in [1, 2] != [1], "a" in ["a"] is not None)
if 2 in [2, 3] in [[2, 3]]:
    print("both")
