"""Whoever awaits a failed future after the first sees the places from there on only."""
import asyncio, traceback, sys
def lines(e):
    return [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__) if f.filename == __file__]
async def bad():
    await asyncio.sleep(0.1)
    raise ValueError("bad")
async def waiter(n, t):
    try:
        await t
    except ValueError as e:
        print(n, lines(e))
async def w2(n, t):
    await waiter2(n, t)
async def waiter2(n, t):
    try:
        await t
    finally:
        print("fin", n)
async def main():
    t = asyncio.create_task(bad())
    await asyncio.gather(*(waiter(i, t) for i in range(4)))
    print("exc", lines(t.exception()))
    for i in range(3):
        await waiter("seq%d" % i, t)
    f = asyncio.get_running_loop().create_future()
    f.set_exception(ValueError("fut"))
    await asyncio.gather(*(waiter(i, f) for i in range(3)))
    for i in range(3):
        await waiter("fseq%d" % i, f)
    print("exc", lines(f.exception()))
    try: f.result()
    except ValueError as e: print("r", lines(e))
    try: f.result()
    except ValueError as e: print("r", lines(e))
    print("exc", lines(f.exception()))
    # nested
    f = asyncio.get_running_loop().create_future()
    ts = [asyncio.create_task(w2(i, f), name="w%d" % i) for i in range(3)]
    await asyncio.sleep(0)
    f.set_exception(ValueError("nested"))
    r = await asyncio.gather(*ts, return_exceptions=True)
    for x in r: print(lines(x), x is r[0])
    for t in ts:
        try: await t
        except ValueError as e: print("again", lines(e))
    try: raise f.exception()
    except ValueError as e: print("raise", lines(e))
    try: await f
    except ValueError as e: print("then", lines(e))
    t = asyncio.create_task(bad(), name="T")
    try:
        await asyncio.wait_for(t, 1)
    except ValueError as e: print("wf", lines(e))
    try:
        await asyncio.shield(t)
    except ValueError as e: print("sh", lines(e))
    try:
        await asyncio.gather(t, t)
    except ValueError as e: print("g", lines(e))
    try:
        await t
    except ValueError as e:
        print("t", lines(e))
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(bad()); b = tg.create_task(waiter2("x", a)); 
    except* ValueError as eg:
        for e in eg.exceptions: print("tg", lines(e))
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError("last"))
    async def go():
        await f
    for i in range(2):
        try: await go()
        except KeyError: pass
    await go()
asyncio.run(main())
