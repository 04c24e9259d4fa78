import asyncio


async def produce(queue):
    for number in range(4):
        await asyncio.sleep(1)
        await queue.put(number)
    await queue.put(None)
    await queue.put(None)


async def consume(name, queue):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(1.5)
        print(name, "ate", item)


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume("Ann", queue), consume("Bo", queue))


asyncio.run(main())
