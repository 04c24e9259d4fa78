import functools, operator, itertools
from functools import *
from contextlib import *
from collections import *
import asyncio
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
def deco(f):
    @wraps(f)
    def w(*a, **k): return f(*a, **k)+1
    return w
@deco
def g(x): "doc"; return x
print(g(1), g.__name__, g.__doc__, g.__wrapped__(1))
@lru_cache(maxsize=2)
def sq(x): print("calc", x); return x*x
sq(1); sq(2); sq(1); sq(3); sq(2); print(sq.cache_info(), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
e(lambda: sq([1])); p=partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, partial(print, 1)); print(reduce(operator.add, [1,2,3]), reduce(lambda a,b:a*b,[1,2,3],10)); e(lambda: reduce(max,[]))
class T:
    calls=0
    @cached_property
    def v(self): T.calls+=1; return 42
t=T(); print(t.v, t.v, T.calls, t.__dict__); del t.v; print(t.v, T.calls)
@total_ordering
class N:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(N(1)<=N(1), N(2)>N(1), N(1)>=N(2)); e(lambda: total_ordering(type("Q",(),{})))
@singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True), show.registry.keys().__len__())
class M:
    @singledispatchmethod
    def f(self, a): return "any"
    @f.register
    def _(self, a: int): return "int"
    def go(self, a, b): return (a,b)
    one = partialmethod(go, 1)
print(M().f(1), M().f("a"), M().one(2)); print(sorted([3,1,2], key=cmp_to_key(lambda a,b:b-a)))
@contextmanager
def cm(x):
    print("enter", x)
    try: yield x
    except ValueError as ex: print("caught", ex)
    finally: print("exit")
with cm(1) as v: print(v)
with cm(2): raise ValueError("boo")
try:
    with cm(3): raise KeyError("k")
except KeyError as k: print("out", k)
@cm(9)
def decorated(): print("body")
decorated(); decorated()
with suppress(ZeroDivisionError): 1/0
with ExitStack() as st:
    a=st.enter_context(cm("a")); b=st.enter_context(cm("b")); st.callback(print,"cb",1)
import io
buf=io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
class R:
    def close(self): print("closed")
with closing(R()): pass
with nullcontext(5) as n: print(n)
e(lambda: ExitStack().enter_context(3))
@asynccontextmanager
async def acm(x):
    print("aenter",x); await asyncio.sleep(1)
    try: yield x
    finally: print("aexit",x)
async def main():
    async with acm(1) as v: print(v)
    async with AsyncExitStack() as s:
        await s.enter_async_context(acm(2)); s.push_async_callback(asyncio.sleep, 0); s.callback(print,"sync")
    async def ag():
        try:
            yield 1; yield 2
        finally: print("ag closed")
    async with aclosing(ag()) as it:
        async for x in it: print(x); break
    try:
        async with acm(3): raise RuntimeError("x")
    except RuntimeError as ex: print(ex)
asyncio.run(main())
c=Counter("abracadabra"); print(c, c.most_common(2), c["z"], c+Counter("az"), c-Counter("aaa"), c&Counter("ab"), sum(c.values()), sorted(c.elements())[:3], c.total()); c.update("zz"); print(c["z"])
Pt=namedtuple("Pt","x y",defaults=[0]); pt=Pt(1); print(pt, pt.x, pt._replace(y=5), pt._asdict(), Pt._fields, Pt._make([3,4]), pt==(1,0)); e(lambda: Pt()); e(lambda: Pt(1,2,3)); e(lambda: namedtuple("X","a a")); e(lambda: namedtuple("X","class"))
d=deque([1,2,3],maxlen=3); d.append(4); d.appendleft(0); d.rotate(1); print(d, d[0], list(reversed(d))); e(lambda: deque().pop())
dd=defaultdict(list); dd["a"].append(1); print(dd, dict(dd)); e(lambda: defaultdict(None)["x"])
od=OrderedDict(a=1,b=2); od.move_to_end("a"); print(od, od.popitem(last=False), list(od)); print(ChainMap({"a":1},{"a":2,"b":3})["b"], ChainMap({"a":1},{"b":2}))
class UD(UserDict):
    def __setitem__(s,k,v): super().__setitem__(k.upper(), v)
u=UD(a=1); u["b"]=2; print(u, len(u), "A" in u); print(UserList([1,2])+[3], UserString("ab").upper())
