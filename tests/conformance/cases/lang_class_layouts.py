# Which base decides what instances carry, and which bases do not fit together.
def tell(label, make):
    try:
        made = make()
        print(label, "=>", made.__base__.__name__, [base.__name__ for base in made.__mro__[1:]])
    except TypeError as error:
        print(label, "=>", error)


class Plain: pass
class Slotted: __slots__ = ("s",)
class Empty: __slots__ = ()
class Below(Slotted): __slots__ = ("t",)
class Other: __slots__ = ("o",)
class Number(Plain, int): pass
class Items(list): pass


def derived(*bases, **body):
    return lambda: type("Derived", bases, body)


tell("plain, slotted", derived(Plain, Slotted))
tell("slotted, plain", derived(Slotted, Plain))
tell("empty, plain, slotted", derived(Empty, Plain, Slotted))
tell("empty, empty", derived(Empty, Plain))
tell("below and its base", derived(Below, Slotted))
tell("plain, below", derived(Plain, Below))
tell("two with slots", derived(Slotted, Other))
tell("slots and list", derived(Slotted, list))
tell("slots on list", derived(Items, __slots__=("a",)))
tell("plain, list", derived(Plain, Items))
tell("list, dict", derived(list, dict))
tell("list, its own subclass first", derived(Items, list))
tell("slots on int", derived(int, __slots__=("a",)))
tell("slots on a subclass of int", derived(Number, __slots__=("a",)))
tell("empty slots on int", derived(Number, __slots__=()))
tell("slots on tuple", derived(tuple, __slots__=("a",)))
tell("slots on str", derived(str, __slots__=("a",)))
tell("exceptions", derived(ValueError, KeyError))
tell("exceptions with fields", derived(OSError, SyntaxError))
tell("an exception with fields and one without", derived(ValueError, OSError))
tell("exception and dict", derived(Exception, dict))
tell("bool", derived(bool))
try:
    class Keywords(Plain, unknown=1): pass
except TypeError as error:
    print(error)
def inside():
    class Keywords(Plain, unknown=1): pass
try:
    inside()
except TypeError as error:
    print(error)
