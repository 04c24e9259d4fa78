class Clears:
    """An index that empties what it is asked for."""

    def __init__(self, items, value):
        self.items, self.value = items, value

    def __index__(self):
        print("asked", end=" ")
        self.items[:] = type(self.items)()
        return self.value


def change(items, index):
    items[index] = type(items)((5,)) if isinstance(index, slice) else 5


def delete(items, index):
    del items[index]


for make in list, bytearray:
    for use in lambda items, index: items[index], change, delete:
        for index in (lambda i: i(0), lambda i: i(-1), lambda i: slice(i(1)), lambda i: slice(i(1), None), lambda i: slice(None, i(9)),
                      lambda i: slice(0, 3, i(2)), lambda i: slice(i(2), i(0), -1), lambda i: slice(None, None, i(-1))):
            items = make([1, 2, 3])
            try:
                print(use(items, index(lambda value: Clears(items, value))), items)
            except (IndexError, ValueError) as error:
                print(type(error).__name__, error, items)
for method in ("insert", 1, 0), ("pop", 1), ("pop", -1), ("index", 1, 1), ("index", 3, 0, 2):
    name, *args = method
    items = [1, 2, 3]
    at = 1 if name == "index" else 0
    args[at] = Clears(items, args[at])
    try:
        print(name, getattr(items, name)(*args), items)
    except (IndexError, ValueError) as error:
        print(name, type(error).__name__, error, items)
items = [1, 2]
print(items * Clears(items, 2), items)
