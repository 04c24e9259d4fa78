import asyncio

seats = 1


async def charge(name):
    await asyncio.sleep(0.2)


async def book(name, arrives):
    global seats
    await asyncio.sleep(arrives)
    if seats > 0:
        await charge(name)
        seats -= 1
        print(name, "has a seat")
    else:
        print(name, "comes too late")


async def main():
    await asyncio.gather(book("Ada", 0.0), book("Bob", 0.3))
    assert seats >= 0, "a seat was sold twice"


asyncio.run(main())
