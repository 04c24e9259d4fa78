"""What looks like a mistake is warned of before the program begins; other warnings come from the machine."""
import warnings

number = 1000
print(number is 1000)
assert (number, "always true")
pairs = lambda: [(1, 2) (3, 4)]
letters = lambda: "abc"["a"]
pattern = "\d"
yes = True
print(~yes)


class Answer:
    def __int__(self):
        return True

    def __float__(self):
        return Half(0.5)


class Half(float):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(int(Answer()), float(Answer()))
    print(~yes)
for warning in caught:
    print(warning.category.__name__, str(warning.message)[:60])
print(repr(eval("(x for x in [1])"))[:29], eval("lambda: 1").__qualname__)
