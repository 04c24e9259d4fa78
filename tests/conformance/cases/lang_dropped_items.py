# In which order the items of containers are dropped, and when the iterator of a loop is.
from collections import deque


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def made(count):
    return [Item(n) for n in range(1, count + 1)]


print("list")
items = made(3)
del items
print("tuple")
items = tuple(made(3))
del items
print("dict, deque")
items = {n: Item(n) for n in range(1, 3)}
del items
items = deque([Item(1), Item(2)])
del items
print("clear")
items = made(2)
items.clear()
print("slices")
items = made(6)
del items[:2]
print("-")
items[1:3] = []
print("-")
del items[::2]
print("-")
del items
print("zip")
pairs = list(zip([Item("a"), Item("b")], [Item("c"), Item("d")]))
del pairs
print("nested")
nested = [made(2), made(1)]
del nested
print("arguments")


def call(first, *rest):
    print("called with", first.name, len(rest))


call(Item(1), Item(2), Item(3))


class Countdown:
    def __init__(self, name, left):
        self.name, self.left = name, left

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return Item(f"{self.name}{self.left}")

    def __del__(self):
        print("gone", self.name)


for item in Countdown("loop", 2):
    print(item.name)
print("after the loop")
for item in Countdown("else", 0):
    pass
else:
    print("in else")
try:
    a, b, c = Countdown("few", 2)
except ValueError as error:
    print(error)
try:
    a, b = Countdown("many", 3)
except ValueError as error:
    print(error)
print(len([n for n in Countdown("comprehension", 1)]))
