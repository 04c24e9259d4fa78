"""Where a class says it is from, and notes that a class has, in reports of its exceptions."""
import traceback


class Outer:
    class Inner(Exception):
        pass


for module in ["__main__", "builtins", "other.module", None, 5, "last"]:
    Outer.Inner.__module__ = module
    print(traceback.format_exception_only(Outer.Inner("x")))


class WithText(Exception):
    __notes__ = "a text"


class WithFailure(Exception):
    @property
    def __notes__(self):
        raise RuntimeError("no notes")


class WithList(Exception):
    __notes__ = ["one", "two\nlines", 3]


for kind in WithText, WithFailure, WithList:
    try:
        raise kind("x")
    except Exception as error:
        print("".join(traceback.format_exception_only(error)), end="")

for source in ["if x:\nprint(1)\n", "def f():\nreturn 1", "class A:\n'text' + 1", "while x:\n  if y:\n  z\n", "if x:\n"]:
    try:
        compile(source, "<source>", "exec")
    except IndentationError as error:
        print("".join(traceback.format_exception_only(error)), end="")
raise WithText("uncaught")
