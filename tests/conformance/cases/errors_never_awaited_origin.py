# Where a coroutine that was never awaited was dropped, and in debug mode where it was created.
import asyncio
import io
import os
import re
import sys

sys.stderr = io.StringIO()


def own_lines(text):
    """What is told, without the places that are in the library."""
    skips = False
    for line in text.splitlines():
        line = re.sub(r"[^\s\"]*/(?=" + re.escape(os.path.basename(__file__)) + ")", "", line)
        if line.startswith("  File"):
            skips = os.path.basename(__file__) not in line
        elif not line.startswith("    "):
            skips = False
        if not skips:
            print(line)


async def test():
    print("never scheduled")


async def helper():
    test()


async def main():
    await helper()
    c = test()
    print([(line, name) for file, line, name in c.cr_origin if file == __file__])
    c.close()


asyncio.run(main(), debug=True)
print(test().cr_origin)


async def dropped_by_errors():
    try:
        for x in test():
            pass
    except TypeError as e:
        print(e)
    try:
        async with test():
            pass
    except TypeError as e:
        print(e)
    try:
        a, b = test()
    except TypeError as e:
        print(e)
    try:
        print(len(test()))
    except TypeError as e:
        print(e)
    try:
        "a" + test()
    except TypeError as e:
        print(e)


asyncio.run(dropped_by_errors())


class Answers:
    def __aiter__(self):
        return self.begin()

    async def begin(self):
        return self


async def odd():
    try:
        async for x in Answers():
            pass
    except TypeError as e:
        print(e)


asyncio.run(odd())


own_lines(sys.stderr.getvalue())
