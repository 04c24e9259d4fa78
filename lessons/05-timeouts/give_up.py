import asyncio


async def ask_server():
    print("question sent")
    await asyncio.sleep(10)
    print("answer arrived")


async def main():
    try:
        async with asyncio.timeout(3):
            await ask_server()
    except TimeoutError:
        print("no answer in time")


asyncio.run(main())
