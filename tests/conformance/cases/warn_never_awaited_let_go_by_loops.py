# Coroutines that nobody awaits go with what the loop lets go of, at the lines of CPython that do so.
import asyncio, warnings
async def lost(n): pass
async def fails(n):
    c = lost(n)
    raise ValueError(n)
async def holds(n):
    c = lost(n)
    return c
async def ends(n):
    c = lost(n)
async def waits(n):
    c = lost(n)
    await asyncio.sleep(0.1)
def ignore(value): pass


async def main():
    loop = asyncio.get_running_loop()
    warnings.simplefilter("always")
    asyncio.create_task(holds("task's result"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asyncio.create_task(holds("first of two")), asyncio.create_task(holds("second"))
    await asyncio.sleep(0.1)
    asyncio.create_task(ends("ended"))
    await asyncio.sleep(0.1)
    asyncio.create_task(waits("waited"))
    await asyncio.sleep(0.2)
    loop.call_soon(lost, "made by a callback")
    await asyncio.sleep(0)
    await asyncio.sleep(0.1)
    loop.call_later(0.05, ignore, lost("given to one of two"))
    loop.call_later(0.05, ignore, lost("given to the second"))
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.1)
    f = loop.create_future()
    f.add_done_callback(lambda f: None)
    f.set_result(lost("result of a future"))
    del f
    await asyncio.sleep(0)
    f = loop.create_future()
    async def waiter(): await f
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    f.set_result(lost("result waited for"))
    del f, t, waiter
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    r = await asyncio.gather(holds("a"), holds("b"))
    del r
    await asyncio.sleep(0)
    r = await asyncio.gather(fails("a"), fails("b"), return_exceptions=True)
    del r
    await asyncio.sleep(0)
    done, _ = await asyncio.wait([asyncio.create_task(holds("w"))])
    del done
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(holds("wf"), 1)
        await asyncio.wait_for(asyncio.create_task(holds("wf2")), 1)
    except ValueError:
        pass
    await asyncio.sleep(0)
    async with asyncio.TaskGroup() as g:
        g.create_task(holds("g")); g.create_task(holds("g2"))
    await asyncio.sleep(0)
    q = asyncio.Queue()
    async def consumer():
        while True:
            await q.get()
    c = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    q.put_nowait(lost("queue"))
    await asyncio.sleep(0.1)
    q.put_nowait(lost("queue2"))
    q.put_nowait(lost("queue3"))
    await asyncio.sleep(0.1)
    s = asyncio.shield(holds("shield"))
    await s
    del s
    await asyncio.sleep(0.1)
    for x in asyncio.as_completed([holds("ac"), holds("ac2")]):
        await x
    del x
    await asyncio.sleep(0)
asyncio.run(main())
