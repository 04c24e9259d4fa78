# What makes a list or a tuple of an object asks it how long it is first.
import sys


class Shelf:
    def __init__(self, items, answer=None):
        self.items, self.answer = items, answer

    def __iter__(self):
        print("iter", end=" ")
        return iter(self.items)

    def __len__(self):
        print("len", end=" ")
        if isinstance(self.answer, Exception):
            raise self.answer
        return len(self.items) if self.answer is None else self.answer


class Guess:
    def __init__(self, answer):
        self.answer, self.left = answer, 2

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def show(*items):
    return items


for make in (lambda: Shelf("ab"), lambda: Guess(5), lambda: Guess(NotImplemented), lambda: Guess(TypeError("no"))):
    print(list(make()))
    print(tuple(make()), sorted(make()))
    print([*make()], (0, *make()), show(*make()))
    grown = [9]
    grown.extend(make())
    print(grown, set(make()), sum(1 for _ in make()), max(make()))
for make in (lambda: Shelf("ab", -1), lambda: Shelf("ab", "x"), lambda: Shelf("ab", KeyError("gone")),
             lambda: Shelf("ab", TypeError("none")), lambda: Guess(-1), lambda: Guess("x"), lambda: Guess(KeyError(2))):
    try:
        print(list(make()))
    except Exception as error:
        print(repr(error))
print(list(reversed(list(iter(Shelf([1, 2]))))))

# The limit of digits is the program's to set.
try:
    str(10 ** 4300)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(5000)
print(len(str(10 ** 4500)), sys.get_int_max_str_digits(), int("9" * 5000) % 7)
try:
    int("9" * 5001)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(0)
print(len(str(7 ** 9000)))
try:
    print >> sys.stderr, "old"
except TypeError as error:
    print(str(error).split(" Did")[1])
