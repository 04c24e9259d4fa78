# What is wrong with a class statement beyond its syntax, and the bases that a conflict of orders names.
def attempt(label, function):
    try:
        print(label, function())
    except TypeError as error:
        print(label, "TypeError:", error)


class Prepares(type):
    @classmethod
    def __prepare__(metaclass, name, bases):
        return 5


class Entries:
    def __init__(self, value):
        self.value = value

    def __mro_entries__(self, bases):
        return self.value


def no_mapping():
    class Made(metaclass=Prepares):
        pass


def no_tuple():
    class Made(Entries(5)):
        pass


def list_of_entries():
    class Made(Entries([int])):
        pass


attempt("prepare", no_mapping)
attempt("entries", no_tuple)
attempt("entries", list_of_entries)
attempt("type", lambda: type("Made", (Entries((int,)),), {}))


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class E(C, B): pass


attempt("order", lambda: type("F", (D, E), {}))
attempt("order", lambda: type("F", (A, B, C), {}))
