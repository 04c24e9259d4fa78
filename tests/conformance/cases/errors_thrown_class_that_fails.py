"""throw() of a class that cannot be made: its failure is thrown into the generator."""
import asyncio


class NeedsCode(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class MakesNumbers(Exception):
    def __new__(cls, *args):
        return 1


class Fails(Exception):
    def __init__(self, *args):
        raise KeyError("on the way")


def worker():
    while True:
        try:
            yield "ready"
        except Exception as error:
            print("  worker got", type(error).__name__, error)


for kind in NeedsCode, MakesNumbers, Fails:
    print(kind.__name__)
    running = worker()
    next(running)
    print(" ", running.throw(kind))
    unstarted = worker()
    try:
        unstarted.throw(kind)
    except Exception as error:
        print("  unstarted:", type(error).__name__, error)
    print("  over:", next(unstarted, "nothing"))


def outer():
    yield from worker()


delegating = outer()
next(delegating)
print(delegating.throw(NeedsCode))


async def ticks():
    try:
        yield 1
    except Exception as error:
        print("ticks got", type(error).__name__, error)
        yield 2


class Pause:
    def __await__(self):
        yield


async def step():
    try:
        await Pause()
    except Exception as error:
        print("step got", type(error).__name__, error)


async def main():
    ticking = ticks()
    await anext(ticking)
    print(await ticking.athrow(NeedsCode))
    await ticking.aclose()


asyncio.run(main())
coroutine = step()
coroutine.send(None)
try:
    coroutine.throw(MakesNumbers)
except StopIteration:
    print("step is over")
try:
    raise MakesNumbers
except TypeError as error:
    print(error)
