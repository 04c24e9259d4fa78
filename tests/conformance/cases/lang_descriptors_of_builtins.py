# Descriptors of attributes that built-in classes compute: their names, and what they give and set.
class Point:
    __slots__ = ("x",)

    def __init__(self):
        self.x = 3


class Plain:
    pass


for descriptor in (int.real, Exception.args, type.__dict__["__mro__"], Point.x, Plain.__dict__["__dict__"]):
    print(descriptor, descriptor.__name__, descriptor.__qualname__)

plain = Plain()
attributes = Plain.__dict__["__dict__"]
plain.here = 1
print(attributes.__get__(plain), attributes.__get__(None, Plain) is attributes)
attributes.__set__(plain, {"there": 2})
print(plain.there, vars(plain))
print(int.real.__get__(5), type.__dict__["__mro__"].__get__(bool))
error = ValueError(1)
Exception.args.__set__(error, (4, 5))
print(error.args)
for wrong in (
    lambda: int.real.__get__("a"),
    lambda: int.real.__set__(5, 3),
    lambda: int.real.__delete__(5),
    lambda: int.real.__get__(None),
    lambda: attributes.__get__(3),
    lambda: Point.x.__get__(plain),
):
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
