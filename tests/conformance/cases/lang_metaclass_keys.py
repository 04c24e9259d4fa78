"""Classes as keys and items where their metaclass says what equals; names in `__static_attributes__`."""
import abc
import enum


class Meta(type):
    def __eq__(cls, other):
        return isinstance(other, Meta)

    def __hash__(cls):
        return 1


class First(metaclass=Meta):
    pass


class Second(metaclass=Meta):
    pass


class Plain:
    def set(self):
        self.__own = 1


class Left(abc.ABC):
    pass


class Right(abc.ABC):
    pass


class Kind(enum.Enum):
    ONE = 1


print({First: 1, Second: 2} == {Second: 2}, len({First, Second}), {First: 3}.get(Second), Second in (Plain, First))
print([Plain, First].index(Second), [First, Second, Plain].count(First), (First,) == (Second,), First != Second, Plain == First)
print({Left: 1, Right: 2, Kind: 3}[Right], Right in [Plain, Left, Kind], [Left, Right].index(Right), Left == Right, len({Left, Right, Left}))
print(Plain.__static_attributes__)
