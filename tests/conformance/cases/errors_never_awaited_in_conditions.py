# A coroutine that a condition drops is warned of at the line of the condition, also where the function ends next.
import warnings


def show(message, category, filename, line, file=None, text=None):
    print(" ", message, "in line", line - start)


async def valid(number=0):
    return False


def returns():
    if valid():
        return 1

    return 2


def loops():
    while valid():
        break


def asserts():
    assert valid()


def chooses():
    return 1 if valid() \
        else 2


def compares():
    if valid() == 3:
        return 1

    return 2


def none():
    if valid() is not None:

        return 1


def both():
    if valid(1) and valid(2):

        return 1


def either():
    return valid() or 2


def member():
    if valid() in (1, 2):

        return 1


def filtered():
    return [number for number in range(2)
            if valid()]


def subject():
    match valid():
        case None:
            return 1
        case 5:
            return 2
        case _:

            return 3


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  the end of", self.name)


def finalised():
    if Noted("a condition"):
        print("  within the condition")
    number = Noted("the left side") and 5
    while Noted("a loop") is None:
        pass
    return number


warnings.simplefilter("always")
warnings.showwarning = show
for function in (returns, loops, asserts, chooses, compares, none, both, either, member, filtered, subject,
                 finalised):
    start = function.__code__.co_firstlineno
    print(function.__name__)
    print(" ", str(function()).split(" at ")[0])
