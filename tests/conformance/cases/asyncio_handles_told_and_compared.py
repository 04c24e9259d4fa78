# A callback whose text fails is told with what it raised before; timers compare with timers alone; what is no generator
# is not asked whether it could be awaited; more than a future takes.
import asyncio


class Silent:
    def __repr__(self):
        raise ValueError("no text")

    def __call__(self, *args):
        raise KeyError("called")


class Anything:
    def __getattr__(self, name):
        return 5


def tell(name, function):
    try:
        print(name, repr(function()))
    except Exception as error:
        print(name, type(error).__name__, error)


def comparisons():
    loop = asyncio.new_event_loop()
    timer, later = loop.call_at(loop.time() + 5, print), loop.call_at(loop.time() + 6, print)
    handle = loop.call_soon(print)
    tell("<", lambda: timer < later)
    tell(">=", lambda: timer >= later)
    tell("< handle", lambda: timer < handle)
    tell("<= handle", lambda: timer <= handle)
    tell("handle >", lambda: handle > timer)
    tell("== handle", lambda: (timer == handle, handle == timer, timer != handle))
    for made in timer, later:
        made.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    tell("awaitable", lambda: loop.run_until_complete(Anything()))
    tell("future", lambda: asyncio.Future(1, 2))
    tell("future", lambda: asyncio.Future(loop))
    tell("future", lambda: asyncio.Future(lop=loop))
    loop.close()


async def main():
    loop = asyncio.get_running_loop()

    def handler(_, context):
        print(context["message"], repr(context["exception"]))

    loop.set_exception_handler(handler)
    loop.call_soon(print, Silent())
    await asyncio.sleep(0)
    loop.call_soon(Silent())
    await asyncio.sleep(1)


comparisons()
try:
    asyncio.run(main())
except ValueError as error:
    while error:
        print(repr(error))
        error = error.__context__
