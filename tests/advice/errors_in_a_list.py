import asyncio


async def upload(name):
    await asyncio.sleep(1)
    if name == "b":
        raise ValueError("no space left")


async def main():
    await asyncio.gather(upload("a"), upload("b"), return_exceptions=True)  # note: hidden-errors
    print("all uploaded")


asyncio.run(main())
