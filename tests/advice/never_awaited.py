import asyncio


async def save(text):
    await asyncio.sleep(0.1)
    print("saved", text)


async def main():
    save("draft")  # note: never-awaited
    await save("final")


asyncio.run(main())
