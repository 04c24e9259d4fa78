import asyncio


async def report():
    await asyncio.sleep(5)
    print("reported")


async def main():
    asyncio.create_task(report())  # note: task-not-kept
    await asyncio.sleep(1)


asyncio.run(main())
