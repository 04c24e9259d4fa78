import pickle, io, sys, types, asyncio, contextvars
def f():
    class Loc: pass
    def g(): pass
    return Loc, g
Loc,g=f()
def gen(): yield 1
async def co(): pass
c=co(); 
class NoPk:
    def __reduce__(self): return 5
class NoPk2:
    def __reduce__(self): return (1,)
class NoPk3:
    def __reduce__(self): return (1,())
class NoPk4:
    def __reduce__(self): return (int,[])
class NoPk5:
    def __reduce__(self): return (int,(),None,5)
class NoPk6:
    def __reduce__(self): return "nosuch"
class NoPk7:
    def __getstate__(self): raise RuntimeError("no state")
class Sl:
    __slots__=("a",)
class H:
    pass
Old=H
class H: pass
h=H(); 
for o in [lambda:0, Loc, Loc(), g, gen(), c, sys, NoPk(),NoPk2(),NoPk3(),NoPk4(),NoPk5(),NoPk6(),NoPk7(),Old,Old(),sys._getframe(),memoryview(b"a"),asyncio.Lock(),contextvars.ContextVar("x"),types.SimpleNamespace(a=1),{}.keys(),{1:2}.items(),types.MappingProxyType({}),property(),classmethod(f),staticmethod(f),f.__code__,super,H.__dict__,object(),[lambda:0],{"a":gen()},asyncio.Queue(),asyncio.Event(), types.GenericAlias, Ellipsis, asyncio.CancelledError("x")]:
    for p in (2,4):
        try: print(p, type(o).__name__, pickle.dumps(o,p)[:300])
        except BaseException as e: 
            print(p, type(o).__name__, type(e).__module__,type(e).__name__, e)
try: pickle.dumps(Sl(),1)
except TypeError as e: print(e)
c.close()
for d in [b"", b"abc", b"\x80\x04", b"\x80\x09.", b"\x80\x04K", b"0.", b"e.", b".", b"h\x05.", b"\x80\x04\x95\x10\0\0\0\0\0\0\0K", b"cnosuch\nname\n.", b"(.", b"(K\x01s.", b"I12\n.", b"I01\n.", b"L5L\n.", b"F1.5\n.", b"S'a\\x41\\n'\n.", b"Vab\\u20ac\n.", b"Ixx\n.", b"K\x01K\x02R.", b"\x81.", b"N)\x81.", b"c__builtin__\nlist\n)R.", b"p0\n.", b"Va\np-1\n.",b"\xff", b"'", b"cexceptions\nValueError\n(Vx\ntR.",]:
    try: print(d, repr(pickle.loads(d)))
    except Exception as e: print(d, type(e).__module__, type(e).__name__, e)
try: pickle.dumps(1,9)
except ValueError as e: print(e)
try: pickle.Pickler(5)
except TypeError as e: print(e)
try: pickle.loads("x")
except TypeError as e: print(e)
class PP(pickle.Pickler):
    def persistent_id(self,o):
        if isinstance(o,H): return "H"
class UU(pickle.Unpickler):
    def persistent_load(self,p): return ("loaded",p)
b=io.BytesIO(); PP(b).dump([H(),1]); print(b.getvalue()); b.seek(0); print(UU(b).load())
class RO(pickle.Pickler):
    def reducer_override(self,o):
        if isinstance(o,H): return (str,("hi",))
        return NotImplemented
b=io.BytesIO(); RO(b).dump([H(),H,1]); print(b.getvalue()); print(pickle.loads(b.getvalue()))
class FC(pickle.Unpickler):
    def find_class(self,m,n):
        print("find",m,n); return super().find_class(m,n)
b.seek(0); FC(b).load()
b=io.BytesIO(); p=pickle.Pickler(b); x=[1]; p.dump(x); p.dump(x); print(b.getvalue()); b.seek(0); u=pickle.Unpickler(b); print(u.load(),u.load())
import copyreg
copyreg.pickle(H, lambda o:(H,()))
print(pickle.dumps(H()))
print(pickle.PicklingError, pickle.UnpicklingError, pickle.Pickler, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.PickleError.__mro__)
n=None
for i in range(500): n=[n]
print(len(pickle.dumps(n)))
class Node:
    def __init__(s,n): s.n=n
n=None
for i in range(90): n=Node(n)
print(len(pickle.dumps(n))); m=pickle.loads(pickle.dumps(n)); print(m.n.n.n.__dict__.keys())
print(object().__reduce_ex__(4), H().__getstate__(), Sl().__getstate__(), [1].__reduce_ex__(2)[:3])
import copy
print(copy.copy(range(3)), copy.deepcopy({1:[2,{3}]}), copy.copy(types.SimpleNamespace(a=1)))
pickle.dumps(lambda: 0)
