# A tree of tasks: six levels of six.
import asyncio

LEVELS, BRANCHES = 6, 6
import random

random.seed(0)
known = {}


async def leaf():
    # Nine of ten ask for what has been asked before.
    key = random.randint(1, 100)
    if key <= 90:
        if key not in known:
            await asyncio.sleep(0.05)
            known[key] = key
        return known[key] and 1
    await asyncio.sleep(0.05)
    return 1


async def grow(level):
    if level == 0:
        return await leaf()
    return sum(await asyncio.gather(*[grow(level - 1) for _ in range(BRANCHES)]))


print(asyncio.run(grow(LEVELS)))
