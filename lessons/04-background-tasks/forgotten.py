import asyncio


async def send_receipt():
    await asyncio.sleep(3)
    print("receipt sent")


async def main():
    asyncio.create_task(send_receipt())
    await asyncio.sleep(1)
    print("order complete")


asyncio.run(main())
