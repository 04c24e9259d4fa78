# What `__new__` makes is initialized by the class that it is of.
import types


class Shape:
    def __new__(cls, kind):
        if cls is Shape:
            cls = {"circle": Circle, "square": Square}.get(kind, Shape)
        return super().__new__(cls)

    def __repr__(self):
        return f"{type(self).__name__} {vars(self)}"


class Circle(Shape):
    def __init__(self, kind):
        self.kind = kind
        self.radius = 1


class Square(Shape):
    pass


print(Shape("circle"), Shape("square"), Shape("other"), Circle("any"))


class Number(int):
    def __new__(cls, text):
        return int.__new__(Counted if text.isdigit() else cls, len(text))


class Counted(Number):
    def __init__(self, text):
        self.text = text


print(Number("abcd"), Number("12").text, Number("12"))


# A method that is bound stays bound.
class Sender:
    def send(self):
        return self


class Holder:
    pass


sender, holder = Sender(), Holder()
holder.send = sender.send.__get__(holder, Holder)
print(holder.send() is sender, sender.send.__get__(None, Sender)() is sender)


class Called:
    def __call__(self, given):
        return given


called = Called()
method = types.MethodType(called, 7)
print(method, method())
called.__name__ = "name"
print(method)
called.__qualname__ = "qualified.name"
print(method)
called.__qualname__ = 7
print(method)
