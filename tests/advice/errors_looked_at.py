import asyncio


async def upload(name):
    await asyncio.sleep(1)
    if name == "b":
        raise ValueError("no space left")


async def main():
    results = await asyncio.gather(upload("a"), upload("b"), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("failed:", result)


asyncio.run(main())
