# type() with bases whose metaclass is more derived.
class Meta(type):
    def __new__(meta, name, bases, body, **more):
        print("new", meta.__name__, name, sorted(key for key in body if not key.startswith("__")), more)
        return super().__new__(meta, name, bases, body)

    def __init__(cls, name, bases, body, **more):
        print("init", name, more)
        super().__init__(name, bases, body)


class Base(metaclass=Meta, option=1):
    a = 1


Made = type("Made", (Base,), {"b": 2})
print(type(Made).__name__, Made.b, Made.a)
Other = type("Other", (object, ), {})
print(type(Other).__name__)


class Plain(type):
    pass


class Under(metaclass=Plain):
    pass


print(type(type("Third", (Under,), {})).__name__)
try:
    type("Both", (Base, Under), {})
except TypeError as error:
    print(error)
