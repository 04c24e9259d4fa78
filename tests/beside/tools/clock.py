import asyncio


async def wait(number):
    await asyncio.sleep(number)
    return asyncio.get_running_loop().time().__class__.__name__, number
