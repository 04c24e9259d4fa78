# The hooks of `sys` write to the streams that are set, and `breakpoint` calls what the program put in its place.
import contextlib
import io
import sys

for hook in sys.excepthook, sys.__excepthook__:
    with contextlib.redirect_stderr(io.StringIO()) as written:
        try:
            1 / 0
        except ZeroDivisionError:
            hook(*sys.exc_info())
    print(written.getvalue().splitlines()[-1])

with contextlib.redirect_stdout(io.StringIO()) as written:
    sys.displayhook("a text")
    sys.displayhook(None)
print(repr(written.getvalue()), _)

sys.breakpointhook = lambda *given, **named: (given, named)
print(breakpoint(), breakpoint(1, 2, header="here"))
try:
    sys.breakpointhook = lambda: None
    breakpoint(1)
except TypeError as error:
    print(error)
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
