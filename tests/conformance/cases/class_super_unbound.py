# `super()` of a method that is called with None, and classes derived from `super`.
class Base:
    value = 42


class Derived(Base):
    def parts(self):
        found = super()
        return found.__thisclass__, found.__self__, found.__self_class__

    def bind(self, instance):
        return super().__get__(instance, Derived)

    def missing(self):
        return super().value


print(Derived.parts(None))
print(Derived.bind(None, Derived()).value, Derived().missing())
try:
    Derived.missing(None)
except AttributeError as error:
    print(error)


class Counting(super):
    made = []

    def __new__(cls, *args):
        cls.made.append(("new", len(args)))
        return super().__new__(cls)

    def __init__(self, *args):
        self.made.append(("init", len(args)))
        super().__init__(*args)


print(Counting(Derived, Derived()).value, Counting.made)
Counting.made.clear()
unbound = Counting(Derived)
print(unbound, unbound.__self__, type(unbound.__get__(Derived())) is Counting, Counting.made)
print(unbound.__get__(Derived()).value, unbound.__get__(None, Derived) is unbound)
empty = Counting.__new__(Counting)
print(empty, empty.__thisclass__, empty.__self__, empty.__self_class__)
print(type(empty.__get__(Derived())) is Counting)


class Plain(super):
    pass


print(Plain(Derived, Derived()).value)
try:
    Plain()
except RuntimeError as error:
    print(error)


# Keys of a namespace may be of a class derived from `str`.
class Name(str):
    pass


Made = type("Made", (), {Name("x"): 42})
print(Made.x, "x" in vars(Made))
# A class without a module that is text, or of the builtins, shows its plain name.
Made.__qualname__ = "a.b"
print(Made)
for module in (5, "builtins"):
    Made.__module__ = module
    print(Made, repr(Made()).split(" at ")[0])
