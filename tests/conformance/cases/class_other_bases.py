# A class that gets other bases takes all its descendants along, and a failure leaves everything as it was.
def tell(action):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")


class Loud:
    def speak(self):
        return "LOUD"

    def __len__(self):
        return 11


class Quiet:
    def speak(self):
        return "quiet"


class Animal(Loud):
    pass


class Dog(Animal):
    pass


class Puppy(Dog):
    pass


class Toy(Puppy):
    def __add__(self, other):
        return ("toy", other)


toy = Toy()
print(toy.speak(), len(toy), toy + 1)
Animal.__bases__ = (Quiet,)
print(toy.speak(), toy + 2)
tell(lambda: len(toy))
print([cls.__name__ for cls in Toy.__mro__])
print(Loud.__subclasses__(), Quiet.__subclasses__())
Animal.__bases__ = (Quiet, Loud)
print(toy.speak(), len(toy), isinstance(toy, Loud))


# An order that one of the descendants cannot have.
class Left:
    pass


class Right:
    pass


class Near(Left):
    pass


class Both(Near, Left):
    pass


class Crossed(Right, Both):
    pass


def rebase(cls, *bases):
    cls.__bases__ = bases
    return "done"


tell(lambda: rebase(Near, Left, Right))
tell(lambda: rebase(Left, Near))
tell(lambda: rebase(Near, Left, Left))
tell(lambda: rebase(Near, object, Left))
print(Near.__bases__, [cls.__name__ for cls in Crossed.__mro__])
print(Left.__subclasses__(), Right.__subclasses__())


# A metaclass with an order of its own is asked again for each of them.
class Asking(type):
    def mro(cls):
        print("order of", cls.__name__)
        return super().mro()


class First(Loud, metaclass=Asking):
    pass


class Second(First):
    pass


class Third(Second):
    pass


First.__bases__ = (Quiet,)
print(Third().speak())


class Empty(type):
    def mro(cls):
        return []


class Odd(type):
    def mro(cls):
        return [cls, int, object]


tell(lambda: Empty("X", (), {}))
tell(lambda: Odd("X", (), {}))


# What `type` takes when a class is initialised.
class Few(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases)


class Named(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, extra=1)


class One(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name)


class Nothing(type):
    def __init__(cls, name, bases, namespace):
        super().__init__()


for metaclass in (Few, Named, One, Nothing):
    tell(lambda: metaclass("X", (), {}))
