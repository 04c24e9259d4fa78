# `str(x)` and `repr(x)` may be of a subclass of `str`.


class Loud(str):
    pass


class Speaks:
    def __str__(self):
        return Loud("str")

    def __repr__(self):
        return Loud("repr")


print(type(str(Speaks())).__name__, type(repr(Speaks())).__name__, type(f"<{Speaks()}>").__name__)
print(str(Speaks()), f"{Speaks()} {Speaks()!r}")
