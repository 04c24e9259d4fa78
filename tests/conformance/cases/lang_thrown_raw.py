# What `throw` is given goes unread to the last in a row of generators, and an error of it to who waits for that one.
def outer():
    try:
        print("answer", (yield from middle()))
    except TypeError as error:
        print("outer:", error)
    yield "outer goes on"


def middle():
    try:
        return (yield from inner())
    except TypeError as error:
        print("middle:", error)
    return (yield "middle goes on")


def inner():
    try:
        yield "inner"
    except BaseException as error:
        print("inner:", repr(error))
        raise


for bad in 5, int, "text", None:
    generator = outer()
    next(generator)
    print(generator.throw(bad))
    print(generator.send("sent"))


class Source:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("throw", args)
        return "thrown"


def delegating():
    yield from Source()


for args in [(5,), (int,), (ValueError,), (ValueError("made"),)]:
    generator = delegating()
    print(next(generator), generator.throw(*args), next(generator))


def over_a_list():
    try:
        yield from [1, 2]
    except TypeError as error:
        print("not reached", error)


generator = over_a_list()
next(generator)
try:
    generator.throw(5)
except TypeError as error:
    print("caller:", error)
print(next(generator))


class Awaitable:
    def __await__(self):
        try:
            yield "awaited"
        except BaseException as error:
            print("awaitable:", repr(error))
            raise


async def coroutine():
    try:
        await Awaitable()
    except TypeError as error:
        print("coroutine:", error)


waiting = coroutine()
waiting.send(None)
try:
    waiting.throw(5)
except StopIteration:
    print("it ended")


async def sleeping():
    try:
        await asyncio.sleep(1)
    except TypeError as error:
        print("sleeping:", error)


async def main():
    waiting = sleeping()
    future = waiting.send(None)
    try:
        waiting.throw(5)
    except StopIteration:
        print("it ended,", "done" if future.done() else "and its future waits")
    future.cancel()


import asyncio

asyncio.run(main())
