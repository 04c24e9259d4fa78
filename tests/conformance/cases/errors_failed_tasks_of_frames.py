# Failed tasks that only the frames of an uncaught exception hold are told of from the outermost frame on.
import asyncio
async def child(n): raise ValueError(n)
async def inner():
    t = asyncio.create_task(child(2))
    await asyncio.sleep(.1)
    raise KeyError
async def main():
    t = asyncio.create_task(child(1))
    await inner()
asyncio.run(main())
