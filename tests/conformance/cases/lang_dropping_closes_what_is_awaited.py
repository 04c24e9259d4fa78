"""A generator or coroutine that is dropped while it delegates closes what it delegates to, also if others hold that."""

import types


class Steps:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        return self

    __await__ = __iter__

    def __next__(self):
        return self.name

    def close(self):
        print("close", self.name)


def over(steps):
    yield from steps


async def waits(awaitable):
    await awaitable


generator = over(Steps("a"))
print(next(generator))
del generator
print("a is gone")

coroutine = waits(Steps("b"))
print(coroutine.send(None))
del coroutine
print("b is gone")


def guarded(name):
    try:
        yield name
        yield "never"
    finally:
        print("finally", name)


shared = guarded("c")
generator = over(shared)
print(next(generator))
generator = None
print("c is closed:", list(shared))


@types.coroutine
def turn():
    yield "turn"


async def step():
    try:
        await turn()
    finally:
        print("finally d")


shared = step()
coroutine = waits(shared)
print(coroutine.send(None))
coroutine = None
try:
    shared.send(None)
except RuntimeError as error:
    print("d:", error)


class Wrong(Steps):
    close = 5


generator = over(Wrong("e"))
print(next(generator))
del generator
print("the end")
