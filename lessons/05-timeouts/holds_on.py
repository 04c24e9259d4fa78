import asyncio


async def download():
    for part in range(1, 7):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("asked to stop in part", part)
    print("download complete")


async def main():
    task = asyncio.create_task(download())
    await asyncio.sleep(2.5)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())


asyncio.run(main())
