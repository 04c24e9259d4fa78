# Functions that block their thread, called by built-in functions and iterators; and anext.
import asyncio
async def agen():
    yield 1
    await asyncio.sleep(0.5)
    yield 2
class It:
    def __init__(s): s.n=0
    def __aiter__(s): return s
    async def __anext__(s):
        s.n+=1
        await asyncio.sleep(0.1)
        if s.n>2: raise StopAsyncIteration
        return s.n
class Bad:
    def __aiter__(s): return 3
async def main():
    g=agen()
    print(await anext(g), await anext(g,'d'), await anext(g,'d'), await anext(g,'d'))
    try: await anext(g)
    except StopAsyncIteration as e: print('stop', repr(e))
    i=aiter(It())
    print(await anext(i), await anext(i,None), await anext(i,'end'))
    try: aiter(Bad())
    except TypeError as e: print(e)
    try: anext([])
    except TypeError as e: print(e)
    g=agen(); await anext(g)
    t=asyncio.ensure_future(asyncio.wait_for(anext(g,'x'),0.2))
    try: print(await t)
    except TimeoutError: print('timeout')
    print([x async for x in agen()], {x:1 async for x in It()})
    try:
        print(await anext(It(), 5), await asyncio.gather(anext(It()), anext(It(),0)))
    except Exception as e: print(repr(e))
asyncio.run(main())
def f():
    def g():
        yield 1
    return max(g()), min((x for x in [3,2]), key=lambda v: v), sorted(g()), sum(g()), any(g())
print(f())
import time, threading
def slow(x):
    time.sleep(0.1); return -x
def work(n): print(n, sorted([1,2,3], key=slow), list(map(slow,[1])), max([1,2],key=slow), list(slow(i) for i in range(2)), sum(slow(i) for i in range(2)))
ts=[threading.Thread(target=work,args=(i,)) for i in range(3)]
t0=time.time()
[t.start() for t in ts]; [t.join() for t in ts]; print(round(time.time()-t0,3))
