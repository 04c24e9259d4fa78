# A task of `anext(generator)`: the generator is closed when the task is dropped, while the loop waits.
import asyncio


async def numbers(n, name):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            yield i
    finally:
        print("closed", name)


async def fail():
    raise ValueError


async def main():
    t = asyncio.ensure_future(anext(numbers(3, "a")))
    await asyncio.sleep(0)
    print(type(t.get_coro()).__name__)
    del t
    await asyncio.sleep(0.2)
    print("slept")
    try:
        await asyncio.gather(fail(), anext(numbers(3, "b")))
    except ValueError:
        print("failed")
    await asyncio.sleep(0.2)
    print("slept")


asyncio.run(main())
