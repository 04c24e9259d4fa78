# Sizes and positions beyond 32 bits mean the same on every machine.
import re
from collections import deque

print([] * 10**12, () * 10**15, "" * 10**18, b"" * 10**18)
empty = []
empty *= 10**18
print(empty)
print(len(range(10**10)), range(10**12)[-1], 7 * 10**11 in range(10**12))


class Long:
    def __len__(self):
        return 2**40


print(len(Long()), deque(maxlen=2**40).maxlen)
print("abc".find("c", 0, 2**40), "abc"[0 : 2**40], [1, 2, 3][-(2**40) : 2**40], "abc"[:: 2**40])
print("a,b,c".split(",", 2**40), "aaa".replace("a", "b", 2**40), [1, 2].index(2, 0, 2**40))
print(re.compile("b").search("abc", 0, 2**40), re.findall("[a-z]+", "one two"), re.sub("o", "0", "foo", count=2**31 - 1))
print(hash(2**40), id(2**40) == id(2**40 + 1))
for count in (2**40, 10**18):
    try:
        bytes(count)
    except MemoryError as error:
        print("MemoryError", error)
    try:
        [1] * count
    except MemoryError as error:
        print("MemoryError", error)
