# Small things that the comparison of generated programs found.
import bisect
import itertools
import typing


def tell(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


class Short:
    def __init__(self, length):
        self.length, self.left = length, 3

    def __len__(self):
        return self.length

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


def unpacked(length):
    first, *rest = Short(length)
    return first, rest


tell(lambda: unpacked(7))
tell(lambda: unpacked(-1))
tell(lambda: next(itertools.count(False)))
tell(lambda: next(itertools.count(True, 2)))
tell(lambda: bisect.bisect_left({2: "x"}, 1))
tell(lambda: bisect.bisect_left({}, 1))
for text in "Node", "list[int]", "a.b | None", "*Ts", "not (", "", "1 2":
    tell(lambda: typing.List[text])
