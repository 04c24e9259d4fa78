"""Coroutines, generators and futures that are used while they run, or once more."""
import asyncio, inspect
def t(f):
    try: print("ok", f())
    except BaseException as e: print(type(e).__name__, e)
async def a():
    await asyncio.sleep(0.1)
    return 1
async def main():
    c = a()
    t1 = asyncio.create_task(c)
    await asyncio.sleep(0)
    try: await c
    except RuntimeError as e: print(1, e)
    await t1
    try: await c
    except RuntimeError as e: print(2, e)
    c = a()
    async def two():
        await c
    async def one():
        try: await c
        except RuntimeError as e: print("one", e)
    r = await asyncio.gather(two(), one(), return_exceptions=True); print(r)
    async def selfish():
        await me
    me = selfish()
    try: await me
    except RuntimeError as e: print(3, e)
    except ValueError as e: print("v", e)
    # same coroutine in two tasks
    c = a()
    x, y = asyncio.create_task(c, name="x"), asyncio.create_task(c, name="y")
    print(await asyncio.gather(x, y, return_exceptions=True))
    # gather same coroutine twice
    c = a()
    print(await asyncio.gather(c, c))
    # send into running
    async def s():
        t(lambda: sc.send(None)); t(lambda: sc.throw(KeyError)); t(lambda: sc.close())
    sc = s()
    await sc
    # c.send on task's coroutine
    c = a(); tk = asyncio.create_task(c)
    await asyncio.sleep(0)
    t(lambda: c.send(None))
    try: print(await tk)
    except BaseException as e: print(type(e).__name__, e)
    async def g():
        t(lambda: ag.__anext__().send(None))
        yield 1
        t(lambda: ag.aclose().send(None))
        yield 2
    ag = g()
    try: print(await ag.__anext__())
    except BaseException as e: print(type(e).__name__, e)
    try: print(await ag.__anext__())
    except BaseException as e: print(type(e).__name__, e)
    try: print(await ag.__anext__())
    except BaseException as e: print(type(e).__name__, e)
    async def slow():
        yield 1
        await asyncio.sleep(1)
        yield 2
    ag = slow()
    print(await ag.__anext__())
    x = asyncio.create_task(ag.__anext__()) if False else asyncio.ensure_future(ag.__anext__())
    await asyncio.sleep(0)
    for m in (ag.__anext__, ag.aclose, lambda: ag.asend(1), lambda: ag.athrow(KeyError)):
        try: print(await m())
        except BaseException as e: print(type(e).__name__, e)
    print(await x)
    an = ag.__anext__()
    try: await an
    except StopAsyncIteration as e: print("SAI", e)
    try: await an
    except BaseException as e: print(type(e).__name__, e)
    f = asyncio.get_running_loop().create_future()
    async def wf(): return await f
    x = asyncio.create_task(wf())
    await asyncio.sleep(0)
    try: await asyncio.wait_for(x, 0.1)
    except BaseException as e: print(type(e).__name__, e)
    t(lambda: x.get_coro().cr_running)
    t(lambda: x.result())
    try: await 3
    except TypeError as e: print(e)
    async def me2(): await asyncio.current_task()
    try: await asyncio.create_task(me2(), name="me2")
    except RuntimeError as e: print(str(e)[:40])
asyncio.run(main())
def gen():
    t(lambda: next(gg)); t(lambda: gg.send(1)); t(lambda: gg.throw(KeyError)); t(lambda: gg.close())
    yield 1
    yield from gg2
gg = gen(); print(next(gg))
def g2():
    yield from gg
gg2 = g2()
t(lambda: next(gg2))
t(lambda: next(gg2)); t(lambda: next(gg))
async def k(): pass
c = k()
t(lambda: c.send(1)); t(lambda: c.send(None)); t(lambda: c.send(None)); t(lambda: c.throw(KeyError)); t(lambda: c.close())
c = k(); c.close(); t(lambda: c.send(None))
c = k(); c2 = c.__await__(); t(lambda: c2.send(None)); t(lambda: next(c2)); t(lambda: c.send(None))
t(lambda: next(k().__await__()))
c = k(); t(lambda: iter(c)); t(lambda: next(c)); c.close()
async def a():
    await asyncio.sleep(0.1)
    return 1
async def main():
    c = a()
    x, y = asyncio.create_task(c, name="x"), asyncio.create_task(c, name="y")
    print(await asyncio.gather(x, y, return_exceptions=True))
    async def f():
        fu = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.1, fu.set_result, 5)
        return await fu
    c = f()
    x, y = asyncio.create_task(c, name="x"), asyncio.create_task(c, name="y")
    print(await asyncio.gather(x, y, return_exceptions=True))
asyncio.run(main())
