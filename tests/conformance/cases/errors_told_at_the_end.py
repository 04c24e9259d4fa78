# Failures that nobody asked for, of a future and a task that only frames hold in a cycle: told when the program ends.
import asyncio


async def failing():
    await asyncio.sleep(0.05)
    raise LookupError("failing")


async def main():
    future = asyncio.get_running_loop().create_future()
    others = []

    async def sets():
        await asyncio.sleep(0.1)
        future.set_exception(KeyError("set"))

    async def looks():
        await asyncio.shield(future)

    async def waits():
        await asyncio.wait([asyncio.create_task(asyncio.sleep(1)), asyncio.create_task(failing(), name="lost")])

    for coroutine in sets(), looks(), waits():
        others.append(asyncio.create_task(coroutine))
    await asyncio.sleep(0.08)
    others[1].cancel()
    others[2].cancel()
    print([type(result).__name__ for result in await asyncio.gather(*others, return_exceptions=True)])


asyncio.run(main())
print("end")
