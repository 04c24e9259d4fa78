"""What is said of special methods that give something of another kind than they should."""
import operator
import pickle


class Gives:
    def __init__(self, value):
        self.value = value


class Iterates(Gives):
    def __iter__(self):
        return self.value


class FailsToIterate:
    def __iter__(self):
        return len(5)


class Long(Gives):
    def __len__(self):
        return self.value


class Hints(Gives):
    def __length_hint__(self):
        return self.value


class Reduces(Gives):
    def __reduce__(self):
        return self.value


class Three(int):
    pass


def show(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


for value in [1], "ab", 5, None:
    bag = Iterates(value)
    show("in:", lambda: 1 in bag)
    show("not in:", lambda: 1 not in bag)
    show("for:", lambda: list(bag))
show("in:", lambda: 1 in FailsToIterate())
show("in:", lambda: 1 in 5)
show("in:", lambda: 1 in Iterates(iter([1])))
for value in "x", 2.5, None, 3, Three(3), -1, 10**30:
    show("length:", lambda: operator.length_hint(Long(value), 7))
    show("hint:", lambda: operator.length_hint(Hints(value), 7))
for value in None, 5, (), (print,), (print, 5), (5, ()):
    show("pickle:", lambda: pickle.dumps(Reduces(value)))
print(pickle.loads(pickle.dumps(Three)), pickle.loads(pickle.dumps([Three, int])))
