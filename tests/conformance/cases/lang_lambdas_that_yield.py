"""A lambda that yields is a generator, and returns what its expression gives."""

import asyncio

ask = lambda: (yield "first")
generator = ask()
print(next(generator))
try:
    generator.send("answer")
except StopIteration as stop:
    print("returned", stop.value)

pair = lambda x: [(yield x), (yield x + 1)]


def outer():
    return (yield from pair(1))


generator = outer()
print(next(generator), generator.send("a"))
try:
    generator.send("b")
except StopIteration as stop:
    print("returned", stop.value)

print(list((lambda: (yield from [1, 2]))()))


class Value:
    __await__ = lambda self: (yield self)


async def waits():
    total = 10
    total += await Value()
    return total


coroutine = waits()
print(type(coroutine.send(None)).__name__)
try:
    coroutine.send(5)
except StopIteration as stop:
    print("returned", stop.value)


class Later:
    def __init__(self, future):
        self.future = future

    __await__ = lambda self: (yield from self.future)


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.5, future.set_result, "in the end")
    print(await Later(future))


asyncio.run(main())
