# Names that an expression binds in `eval`, defaults of type parameters, bases given twice, classes of instances.
print(eval("(bound := 5) + 1"), bound)
print(eval("[(last := n) for n in range(3)]"), last)
namespace = {}
print(eval("(inner := 2) * inner", namespace), namespace["inner"])


def function():
    try:
        return eval("(local := 7)"), "local" in locals()
    except NameError as error:
        return str(error)


print(function())
for source in (
    "class A[T=int, U]: pass",
    "def f[T=int, *Ts](): pass",
    "def f[T, U=int](): pass",
):
    try:
        exec(source)
        print(source, "is fine")
    except SyntaxError as error:
        print(source, "->", error.msg, error.lineno, error.offset)


class X:
    pass


try:
    type("Z", (X, X), {})
except TypeError as error:
    print(error)
for other in (int, object, 5):
    try:
        X().__class__ = other
    except TypeError as error:
        print(error)
print(list({"added": 1, "__doc__": 2, "__module__": 3, "x": 4, "y": 5}.keys() - {"x", "y"}))
for source in ("n := 1", "n for n in range(3)", "1\n2", "(n for n in range(3))", "[1,\n2]", "  3  ", "\n"):
    try:
        print(repr(source), type(eval(source)).__name__)
    except SyntaxError as error:
        print(repr(source), "->", error.msg)
nothing = ()
print(nothing * 1 is nothing, nothing * 5 is nothing, id(nothing) == id(nothing * 0), [] * 3)
