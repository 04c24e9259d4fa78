# What a loop is to call may be given by name.
import asyncio


def tell(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(delay=0.1, callback=lambda: print("later"))
    loop.call_at(loop.time() + 0.2, callback=lambda: print("at"))
    loop.call_at(when=loop.time() + 0.05, callback=lambda: print("first"), context=None)
    loop.call_soon(callback=lambda: print("soon"))
    loop.call_soon_threadsafe(callback=lambda: print("soon, too"))
    tell(lambda: loop.call_soon())
    tell(lambda: loop.call_later())
    tell(lambda: loop.call_later(callback=print))
    tell(lambda: loop.call_later(delay=1))
    tell(lambda: loop.call_soon(print, callback=print))
    tell(lambda: loop.call_later(1, print, delay=3))
    tell(lambda: loop.call_soon(print, other=1))
    await asyncio.sleep(0.3)


asyncio.run(main())
