# A name may stand in `__slots__` twice.


class Twice:
    __slots__ = ("a", "a", "b")


twice = Twice()
twice.a = 1
print(twice.a)
