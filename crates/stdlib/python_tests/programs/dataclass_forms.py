from dataclasses import *
from typing import ClassVar, Optional
import copy

def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)

@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    total: ClassVar[int] = 7
    def norm(self): return (self.x**2+self.y**2)**.5
print(P(3,4), P(3,4)==P(3,4), P(3)==P(4), P(3,4).norm(), P.total, P.__doc__, fields(P)[0].name, P.__match_args__)
e(lambda: P()); e(lambda: P(1,2,3,4)); e(lambda: P(1,z=2)); e(lambda: hash(P(1)))
@dataclass(order=True, frozen=True)
class V:
    a: int
    b: str = field(default="q", compare=False)
print(V(1)<V(2), sorted([V(3),V(1)]), V(1)==V(1,"z"), hash(V(1))==hash(V(1,"z")), {V(1):2}[V(1)])
def setit(): V(1).a=3
e(setit)
def delit(): del V(1).a
e(delit)
e(lambda: replace(V(1), a=9)); e(lambda: asdict(P(1,2,[V(1)]))); e(lambda: astuple(P(1,2,[V(1)])))
@dataclass
class C(P):
    z: int = 5
    init: InitVar[Optional[int]] = None
    def __post_init__(self, init):
        self.got = init
c=C(1,2,init=8); print(c, c.got, c.z)
@dataclass(slots=True, kw_only=True)
class S:
    a: int
    b: int = 2
s=S(a=1); print(s, S.__slots__); e(lambda: S(1))
def newattr(): s.q=1
e(newattr)
def bad():
    @dataclass
    class B:
        x: list = []
e(bad)
def bad2():
    @dataclass
    class B:
        x: int = 1
        y: int
e(bad2)
match P(1,2):
    case P(x=1, y=yy): print("matched", yy)
match V(5):
    case V(n): print("v", n)
M=make_dataclass("M", ["a", ("b", int, field(default=3))]); print(M(1), is_dataclass(M), is_dataclass(3))
@dataclass
class N:
    v: int
    next: Optional["N"] = None
n=N(1,N(2)); n.next.next=n; print(n); print(copy.deepcopy(N(1,N(2))))
@dataclass(unsafe_hash=True)
class H: x: int
print(hash(H(1))==hash(H(1)))
@dataclass
class K:
    _: KW_ONLY
    a: int = 1
e(lambda: K(1)); print(K(a=2), repr(fields(P)[1]))
e(lambda: replace(c, z=1))
