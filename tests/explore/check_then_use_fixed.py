import asyncio

seats = 1


async def charge(name):
    await asyncio.sleep(0.2)


async def book(name, arrives):
    global seats
    await asyncio.sleep(arrives)
    if seats > 0:
        seats -= 1
        await charge(name)
        return True
    return False


async def main():
    booked = await asyncio.gather(book("Ada", 0.0), book("Bob", 0.3))
    assert seats >= 0, "a seat was sold twice"
    print(sum(booked), "booked")


asyncio.run(main())
