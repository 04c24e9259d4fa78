# When the last reference goes: variables in their order, and cycles when the program ends.


class Noisy:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("deleted", self.name)


def plain():
    first, second, third = Noisy("first"), Noisy("second"), Noisy("third")
    print("leaving")


def closed_over():
    first, second = Noisy("cell 1"), Noisy("cell 2")

    def inner():
        return first, second

    third = Noisy("variable")
    print("leaving", len(inner()))


def raising():
    first, second = Noisy("raised 1"), Noisy("raised 2")
    raise ValueError("out")


def generator():
    first, second = Noisy("generator 1"), Noisy("generator 2")
    yield 1


plain()
closed_over()
try:
    raising()
except ValueError as error:
    print("caught", error)
list(generator())

left, right = Noisy("left"), Noisy("right")
left.other, right.other = right, left
del left, right
print("a cycle is left")
print("end")
