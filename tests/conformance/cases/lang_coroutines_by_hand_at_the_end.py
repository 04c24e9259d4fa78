"""Coroutines that the program drives itself, and that only a circle holds, are closed when it ends."""

import types


@types.coroutine
def ask(what=None):
    return (yield what)


class Task:
    def __init__(self, coro):
        self.coro = coro


async def waits(name, stubborn=False):
    me = await ask("who am I")
    try:
        await ask("for ever")
    finally:
        print("closed", name, type(me).__name__)
        if stubborn:
            await ask("not yet")


async def around(name):
    await waits(name)


def start(coro):
    task = Task(coro)
    print(coro.send(None))
    print(coro.send(task))


start(waits("one"))
start(around("two"))
start(waits("three", stubborn=True))
print("end")
