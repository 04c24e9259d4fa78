# An __anext__ that is no coroutine function: what it gave cannot be awaited, which is the cause.
import asyncio
import traceback


class Numbers:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 1


async def main():
    try:
        async for number in Numbers():
            print(number)
    except TypeError as error:
        print(repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
        print("".join(traceback.format_exception(error.__cause__)), end="")
    async for number in Numbers():
        print(number)


asyncio.run(main())
