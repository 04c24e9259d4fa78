# ndiff and Differ pair the two lines of a block that are most alike, however far apart they stand.
import difflib
import random

before = ["1. beautiful is better\n", "2. explicit is better\n", "3.   simple is better than complex\n",
          "4. complicated is better\n"]
after = ["1. beautiful is better\n", "3.   simple is better than complicated\n", "4. complex is better\n",
         "5. flat is better than nested\n", "2. explicit  is better\n"]
print("".join(difflib.ndiff(before, after)))
print("".join(difflib.ndiff(after, before)))
print("".join(difflib.Differ().compare(["a b c\n", "same\n", "x\n"], ["y\n", "same\n", "a b d\n", "same\n"])))

chance = random.Random(3)
words = "the quick brown fox jumps over the lazy dog".split()


def line():
    return " ".join(chance.choice(words) for _ in range(chance.randrange(1, 7))) + "\n"


for _ in range(12):
    old = [line() for _ in range(chance.randrange(9))]
    new = [text if chance.random() < 0.4 else line() for text in old] + [line() for _ in range(chance.randrange(3))]
    if chance.random() < 0.3:
        chance.shuffle(new)
    found = list(difflib.ndiff(old, new))
    print("".join(found), list(difflib.restore(found, 1)) == old, list(difflib.restore(found, 2)) == new)
