# Failed tasks that the frames of an uncaught exception hold are told in the order in which the collector comes to them.
import asyncio


async def fail(name):
    raise ValueError(name)


def failing(*names):
    return [asyncio.create_task(fail(name)) for name in names]


class Crew:
    def __init__(self, *names):
        self.members = failing(*names)
        self.captain = asyncio.create_task(fail("captain"))


async def main():
    known = globals()
    known["everywhere"], = failing("global")
    listed = failing("one", "two", "three")
    pair = tuple(failing("left", "right"))
    crew = Crew("cook", "mate")
    named = {task.get_name(): task for task in failing("k", "v")}
    alone = asyncio.create_task(fail("alone"))
    await asyncio.sleep(1)
    await listed[1]


asyncio.run(main())
