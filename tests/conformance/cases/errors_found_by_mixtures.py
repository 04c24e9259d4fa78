"""What eval says of a missing comma, names of properties without a getter, and docstrings of what is built in."""
import hashlib
import traceback
import urllib.parse

for source in ("(a b)", "[a b]", "f(a b)", "a b", "(x=1)", "{1 2}", "f'{a b}'", "f'{(a b)}'", "a = 1", "(print a)"):
    try:
        eval(source)
    except SyntaxError as error:
        print(source, "|", error.msg, error.offset, error.end_offset)


class B:
    size = property(None)
    sizes = 3


try:
    B().size
except AttributeError as error:
    print(error, error.name, isinstance(error.obj, B))
try:
    B().size = 3
except AttributeError as error:
    print(error, error.name)


class Slotted:
    __slots__ = "a"


print([thing.__doc__ for thing in (Slotted.a, type.__dict__["__dict__"], (i for i in ""), iter([]), {}.keys(),
                                   reversed([]))])
print(type.__doc__ == object.__doc__, "base class of the class hierarchy" in object.__doc__)
for fails in lambda: hashlib.new("No-Pe"), lambda: urllib.parse.urlencode(5):
    try:
        fails()
    except Exception as error:
        print(repr(error), repr(error.__context__), error.__suppress_context__)
B().size
