import asyncio


async def upload(name):
    await asyncio.sleep(1)
    raise ValueError(f"{name}: no space left")


async def main():
    try:
        await asyncio.gather(upload("a"), upload("b"))  # note: hidden-errors
    except ValueError as error:
        print("failed:", error)


asyncio.run(main())
