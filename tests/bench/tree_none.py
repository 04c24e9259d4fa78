# A tree of tasks: six levels of six.
import asyncio

LEVELS, BRANCHES = 6, 6


async def leaf():
    return 1


async def grow(level):
    if level == 0:
        return await leaf()
    return sum(await asyncio.gather(*[grow(level - 1) for _ in range(BRANCHES)]))


print(asyncio.run(grow(LEVELS)))
