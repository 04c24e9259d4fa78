"""Names that are no text, fields that stand twice, and what typing has to offer."""
import typing


def told(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


for kind in typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple:
    told(lambda: kind(5))
    told(lambda: kind(None))
told(lambda: typing.TypeAliasType(5, int))
told(lambda: typing.NamedTuple("N", [("a", int), ("a", str)]))
try:
    from typing import Listt
except ImportError as error:
    import traceback
    print(traceback.format_exception_only(error)[0].replace(typing.__file__, "FILE"), end="")
print("List" in dir(typing), "_make" in dir(typing), dir(typing) == sorted(dir(typing)))
