# What the machine does in one step, or in place, must look as if it were done step by step.
import copy


# A text that something else holds is not changed by `+=`.
def texts():
    text = "ab"
    text += "c" * 3
    other = text
    text += "d"
    print(text, other, len(text), hash(text) == hash("abcccd"))
    held = [text]
    for _ in range(3):
        text += "é"
    print(text, held, len(text))
    text += text
    print(text, text[-1], {text: 1}["abcccdééé" * 2])
    both = more = "x" * 5
    both += more
    more += both
    print(both, more)
    try:
        text += 1
    except TypeError as error:
        print(error, text)


whole = "g"
part = whole
for index in range(3):
    whole += str(index)
    kept = whole
    whole += "-"
print(whole, part, kept)
texts()


# Items: what is no list of numbers, and what fails.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

    def __iadd__(self, other):
        return Loud(self.name + str(other))


def items():
    numbers, index, step, half = [1, 2.5, 10 ** 18], 1, 3, 0.5
    numbers[0] += step
    numbers[index] -= step * half
    numbers[2] *= 10
    numbers[-1] += index - step
    print(numbers, type(numbers[2]).__name__)
    counts = {"a": 1}
    key = "a"
    counts[key] += 1
    counts["a"] += index * step
    try:
        counts["b"] += 1
    except KeyError as error:
        print("no", error, counts)
    try:
        numbers[3] += step * step
    except IndexError as error:
        print(error)
    try:
        numbers[0] /= 0
    except ZeroDivisionError as error:
        print(error, numbers[0])
    texts = ["t"]
    texts[0] += "u"
    texts[0] += "v" "w"
    loud = [Loud("one")]
    loud[0] += 2
    print(texts, loud[0].name)
    nested = [[0] * 2 for _ in range(2)]
    for row in range(2):
        for column in range(2):
            nested[row][column] += row * 2 + column
    print(nested, True + numbers[0], 7 // 2.0, 2 ** 0.5, 7 / 2, 1 << 3 | 1, 6 ^ 3, -9 >> 1)


items()


# Unpacking drops the sequence when all its items are held.
def unpacked():
    first, second = Loud("a"), Loud("b")
    for number, loud in enumerate([Loud("c"), Loud("d")]):
        print(number, loud.name)
    first, second = [second, first]
    print(first.name, second.name)
    same, same = (Loud("e"), Loud("f"))
    print(same.name)
    for left, right in zip([1, 2, 3], (4, 5)):
        print(left, right, end=" ")
    shared = iter([1, 2, 3])
    print(list(zip(shared, shared)), [*enumerate("ab", 3)])


unpacked()


# Arguments by name, defaults, cells.
def outer(scale):
    total = 0

    def add(x, /, y=2, *, z=3, **rest):
        nonlocal total
        total += (x + y + z) * scale
        return total, rest

    def plain(x, y=2, *, z=3):
        return x, y, z, scale

    return add, plain


add, plain = outer(10)
print(add(1), add(1, z=0), add(1, y=5, x=7), plain(1), plain(z=1, x=4), plain(y=1, x=2, z=5))
for wrong in (lambda: plain(), lambda: plain(1, x=2), lambda: plain(1, 2, 3), lambda: plain(1, w=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)


# Slots and properties that change.
class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y


def slots():
    for step in range(4):
        one = Slotted(step)
        one.y += 2
        print(one.x, one.y, one.sum, end="; ")
        if step == 1:
            Slotted.sum = property(lambda self: "changed")
        if step == 2:
            del one.x
            try:
                one.x
            except AttributeError as error:
                print(error)
            Slotted.__init__ = lambda self, x: setattr(self, "x", x) or setattr(self, "y", 1)
    print(copy.copy(one).x)
    try:
        one.z = 1
    except AttributeError as error:
        print(error)


slots()


# Dictionaries of keys that compare with numbers and texts.
class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        print("asked", self.value, other)
        return self.value == other


def keys():
    table = {Key("a"): 1, Key(7): 2, "b": 3}
    print("a" in table, table[7], "c" in table, 7 in {Key(7)}, 8 in {1, 2}, "b" in table)
    table["a"] = 5
    table["b"] = [4]
    table["b"] = None
    print(sorted(table.values(), key=str), len(table))
    for word in "ab", "b", "":
        print(word < "b", word == "b", word >= "ab", "b" != word, bool(word), not word, end=" | ")
    print([number for number in (1, True, 2.0, "1") if number == 1])
    for name, value in {"k": 1, "l": 2}.items():
        print(name, value, end=" ")
    try:
        for name in table:
            table[name + "x" if isinstance(name, str) else "y"] = 1
    except RuntimeError as error:
        print(error)


keys()
