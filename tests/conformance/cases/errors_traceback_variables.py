"""Tracebacks lead to the variables of the frames that an exception has passed."""
import asyncio
import inspect
import sys
import traceback


def inner(a, b=2):
    c = a + b
    return c / 0


def outer():
    x = "local"
    inner(5)


def shown(error):
    tb = error.__traceback__
    while tb:
        frame = tb.tb_frame
        if frame.f_code.co_name != "<module>":
            caller = frame.f_back and frame.f_back.f_code.co_name
            print(frame.f_code.co_name, tb.tb_lineno, dict(frame.f_locals), frame.f_globals["__name__"], caller)
        tb = tb.tb_next


try:
    outer()
except ZeroDivisionError as error:
    shown(error)
    print([(row.function, row.lineno) for row in inspect.trace()], error.__traceback__.tb_frame.f_locals is globals())
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    for piece in traceback.StackSummary.from_list(report.stack[1:]).format():
        print(*piece.splitlines()[1:], sep="\n")


def catches():
    y = 3
    try:
        inner(1, b=y)
    except ZeroDivisionError as error:
        z = 4
        tb = error.__traceback__
        # The frame that handles it goes on.
        print(sorted(tb.tb_frame.f_locals), tb.tb_frame.f_lineno, tb.tb_lineno, tb.tb_next.tb_frame.f_locals)
        return error


caught = catches()
print(caught.__traceback__.tb_next.tb_frame.f_locals)


def raises_again():
    q = 1
    try:
        inner(7)
    except ZeroDivisionError:
        w = 2
        raise


class Thing:
    n = 5

    def method(self):
        raise KeyError(self.n)


for function in (raises_again, Thing().method):
    try:
        function()
    except Exception:
        tb = sys.exc_info()[2]
        while tb.tb_next:
            tb = tb.tb_next
        print(tb.tb_frame.f_code.co_qualname, sorted(tb.tb_frame.f_locals), tb.tb_frame.f_globals is globals())

other = {"__name__": "other"}
exec("def f(k):\n    return k.missing\n", other)
try:
    other["f"](1)
except AttributeError as error:
    shown(error)


async def fails(v):
    await asyncio.sleep(0.1)
    local = v * 2
    raise RuntimeError(local)


async def main():
    try:
        await asyncio.create_task(fails(4))
    except RuntimeError as error:
        tb = error.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals)


asyncio.run(main())
