import asyncio
import time


def shrink(photo):
    time.sleep(2)
    return photo + ".small"


async def upload(photo):
    small = await asyncio.to_thread(shrink, photo)
    await asyncio.sleep(1)
    print("stored", small)


async def main():
    photos = ["cat", "dog", "owl"]
    await asyncio.gather(*(upload(photo) for photo in photos))


asyncio.run(main())
