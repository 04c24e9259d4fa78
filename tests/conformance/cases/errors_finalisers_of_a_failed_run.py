# An exception that leaves a loop is held by the task that its frames hold, so that what they have is finalised
# together with the globals, and not before them.
import asyncio


class Resource:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        print("closed", self.name)


pool = Resource("pool")


async def query(session):
    cursor = Resource("cursor", session)
    await asyncio.sleep(0.1)
    raise LookupError("no such row")


async def main():
    session = Resource("session", pool)
    other = Resource("other")
    await asyncio.gather(query(session), asyncio.sleep(1))


cache = Resource("cache", pool)
asyncio.run(main())
