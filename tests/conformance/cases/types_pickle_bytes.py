import pickle, sys, collections, datetime, enum, dataclasses, decimal, fractions, functools, operator, uuid, pathlib, re, random
class A:
    def __init__(self): self.x=1; self.y=[1,2,{"a":self}]
class S:
    __slots__=("a","b")
    def __init__(self): self.a=1
class N:
    def __new__(cls,*a,**k): return object.__new__(cls)
    def __getnewargs__(self): return (1,"x")
class NX:
    def __new__(cls,*a,**k): return object.__new__(cls)
    def __getnewargs_ex__(self): return (1,),{"k":2}
class G:
    def __getstate__(self): return (1,2,3)
    def __setstate__(self,s): self.s=s
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): pass
class St(str): pass
class F(float): pass
class SetS(set): pass
class FS(frozenset): pass
class Col(enum.Enum):
    RED=1; BLUE="b"
class Fl(enum.Flag):
    A=1; B=2
class IE(enum.IntEnum):
    X=4
@dataclasses.dataclass
class DC:
    a:int; b:list=dataclasses.field(default_factory=list)
@dataclasses.dataclass(frozen=True,slots=True)
class DCS:
    a:int; b:str="q"
P=collections.namedtuple("P","x y")
class Outer:
    class Inner: pass
    def m(self): pass
    @classmethod
    def c(cls): pass
def func(): pass
class MyErr(Exception):
    def __init__(self,a,b): super().__init__(a,b); self.extra=a
class R:
    def __reduce__(self): return (func.__class__ and R2,(5,))
def R2(n): return n
class Meta(type): pass
class M(metaclass=Meta): pass
l=L([1,2]); l.attr=5
rec=[]; rec.append(rec)
rt=([],); rt[0].append(rt)
objs=dict(
 ints=[0,1,-1,255,256,65535,65536,-128,2**31-1,2**31,-2**31,-2**31-1,2**63,-2**63,10**30,-10**30,2**2047,1<<5000],
 floats=[0.0,-0.0,1.5,float("inf"),1e-300], strs=["","a","ab","é","日本\U0001f600","x"*300,"a\nb\\u"],
 by=[b"",b"a",b"abc",b"x"*300,bytearray(b""),bytearray(b"abc")],
 cont=[(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],{},{1:2},{1:2,3:4},set(),{1},frozenset(),frozenset([1]),frozenset([1,2,3])],
 misc=[None,True,False,...,NotImplemented,type(None),type(...),1+2j,range(3),range(1,10,2),slice(1,2,3)],
 glob=[int,len,func,A,Outer.Inner,print,Outer.m,Outer.c,Meta,M,collections.OrderedDict,type,object,math_sin:=__import__("math").sin],
 inst=[A(),S(),N(),NX(),G(),l,D(a=1),I(5),T((1,2)),St("x"),F(1.5),SetS([1]),FS([1]),R(),M()],
 enums=[Col.RED,Col.BLUE,Fl.A,Fl.A|Fl.B,IE.X,Col],
 dc=[DC(1,[2]),DCS(3),P(1,2)],
 colls=[collections.deque([1,2]),collections.deque([1],5),collections.OrderedDict(a=1,b=2),collections.Counter("aab"),collections.defaultdict(list,{1:[2]}),collections.ChainMap({1:2}),collections.UserDict(a=1),collections.UserList([1])],
 dts=[datetime.date(2020,1,2),datetime.time(1,2,3,4),datetime.datetime(2020,1,2,3,4,5,6),datetime.timedelta(1,2,3),datetime.timezone.utc,datetime.timezone(datetime.timedelta(hours=1)),datetime.datetime(2020,1,2,tzinfo=datetime.timezone.utc)],
 nums=[decimal.Decimal("1.5"),fractions.Fraction(1,3)],
 exc=[ValueError("x"),KeyError(1),MyErr(1,2),OSError(2,"no"),StopIteration(3),ModuleNotFoundError("m",name="n"),UnicodeDecodeError("utf-8",b"x",0,1,"r")],
 fn=[functools.partial(func,1,a=2),operator.itemgetter(1),operator.attrgetter("a.b"),operator.methodcaller("f",1)],
 lib=[uuid.UUID(int=5),re.compile("a+",re.I)],
 meth=[A().__init__, [].append, "x".upper],
 rec=[rec,rt], shared=[["z"],]*3, same=["k"*2]*2,
 big=[list(range(1000)),list(range(1001)),dict.fromkeys(range(1000)),dict.fromkeys(range(1001)),set(range(1000)),["v"]*35000,"q"*70000,b"q"*70000],
 alias=[list[int],dict[str,int]],
)
import hashlib
for name,items in objs.items():
    for n,o in enumerate(items):
        out=[]
        for p in range(6) if name != "big" else (0, 4):
            try:
                d=pickle.dumps(o,p)
                e=d if len(d)<400 else (len(d),hashlib.md5(d).hexdigest())
            except Exception as err:
                e=f"{type(err).__module__}.{type(err).__name__}: {err}"
                d=None
            if d is not None:
                try:
                    b=pickle.loads(d); t=type(b).__name__
                    try: t+=str(b==o)
                    except RecursionError: t+="rec"
                except Exception as err: t=f"LOAD {type(err).__name__}: {err}"
            else: t="-"
            print(name,n,p,e,t)
