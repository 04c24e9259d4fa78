"""What a coroutine's own __await__ gives is iterated and not awaited; and modules that came with asyncio."""
import asyncio
import concurrent


async def number():
    return 1


class Wraps:
    def __await__(self):
        return number().__await__()


class Delegates:
    def __await__(self):
        return (yield from number().__await__()) + 1


async def main():
    coroutine = number()
    try:
        await coroutine.__await__()
    except TypeError as error:
        print(error)
    wrapper = coroutine.__await__()
    print(type(wrapper).__name__, hasattr(wrapper, "__await__"), iter(wrapper) is wrapper, hasattr(wrapper, "send"))
    print(await coroutine, await Wraps(), await Delegates())
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        print(pool.submit(pow, 2, 5).result())


asyncio.run(main())
try:
    concurrent.nothing
except AttributeError as error:
    print(error)
