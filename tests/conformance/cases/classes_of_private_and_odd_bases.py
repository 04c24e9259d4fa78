"""Private names among the bases of generic classes, `mro()` of a metaclass, aliases that are copied."""
import copy
import pickle


def private_bases():
    class __Base:
        where = "function"

    class _Outer__Base:
        where = "mangled"

    class Outer:
        class Generic[T](__Base):
            pass

        class Plain(__Base):
            pass

        class Listed[__T](list[__T]):
            __hidden = 5

            def get(self):
                return self.__hidden

        def function[__T](self, item: __T) -> __T:
            return item

    print(Outer.Generic.where, Outer.Plain.where, Outer.Generic.__mro__[1].__name__)
    print(Outer.Listed.__type_params__, Outer.Listed.__orig_bases__, Outer.Listed().get())
    print(Outer.function.__type_params__, Outer.function.__annotations__)


private_bases()


class Ordered(type):
    def mro(cls):
        found = super().mro()
        return found[:1] + [Extra] + found[1:]


class Extra:
    def told(self):
        return "extra"


class First(metaclass=Ordered):
    pass


class Second(First):
    pass


print([kind.__name__ for kind in First.__mro__], First().told())
print([kind.__name__ for kind in Second.__mro__], [kind.__name__ for kind in Second.mro()])
print([kind.__name__ for kind in type.mro(Second)])

starred = next(iter(tuple[int, ...]))
whole = tuple[*tuple[int, ...], str]
for alias in starred, whole:
    copies = copy.copy(alias), copy.deepcopy(alias), pickle.loads(pickle.dumps(alias))
    print(alias, *copies, [alias == other for other in copies])
names = dir(list[int])
print(set(dir(list)) <= set(names), [name for name in ("__origin__", "__args__", "append", "nothing") if name in names])
