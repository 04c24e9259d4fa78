"""When results go: what a step was woken by stays until the step is over; closed coroutines keep their arguments."""

import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone:", self.name)


async def make(name):
    await asyncio.sleep(0.01)
    return Loud(name)


def steps(item):
    held = Loud("variable")
    try:
        yield item
    finally:
        print("  closed:", item)


def delegates(item):
    held = Loud("outer variable")
    yield from steps(item)


def iterates(item):
    held = Loud("looping variable")
    for step in steps(item):
        yield step


async def waits(item):
    pass


async def main():
    loop = asyncio.get_running_loop()
    both = await asyncio.gather(make("first"), make("second"))
    del both
    print("gathered")
    await asyncio.sleep(0)
    future = loop.create_future()
    loop.call_later(0.01, lambda: future.set_result(Loud("of a future")))
    await future
    future = None
    print("waited")
    await asyncio.sleep(0)
    await asyncio.wait_for(make("in time"), 1)
    print("in time")
    await asyncio.sleep(0)
    await asyncio.shield(make("shielded"))
    print("shielded")
    await asyncio.sleep(0)
    await asyncio.to_thread(Loud, "of a thread")
    print("from a thread")
    await asyncio.sleep(0)
    coro = waits(Loud("argument"))
    coro.close()
    print("closed", coro.cr_frame)
    coro = None
    coro = asyncio.wait_for(make("never"), 1)
    coro.close()
    print("closed another one")
    del coro
    print("and dropped it")
    for kind in (delegates, iterates):
        generator = kind(kind.__name__)
        next(generator)
        del generator
        print("dropped")
    for when in (3, 2.5):
        handle = loop.call_at(when, print)
        print(handle, handle.when())
        handle.cancel()


asyncio.run(main())
