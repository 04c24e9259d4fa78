import asyncio
import time


async def heartbeat():
    for number in (1, 2, 3):
        await asyncio.sleep(1)
        print("beat", number)


async def save_report():
    await asyncio.to_thread(time.sleep, 5)
    print("report saved")


async def main():
    await asyncio.gather(heartbeat(), save_report())


asyncio.run(main())
