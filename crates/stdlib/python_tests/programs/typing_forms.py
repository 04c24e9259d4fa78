from typing import *
import typing
T=TypeVar('T'); K=TypeVar('K', bound=int); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
class Stack(Generic[T]):
    def __init__(self): self.items=[]
    def push(self, x: T) -> None: self.items.append(x)
s=Stack[int](); s.push(1); print(s.__orig_class__, T, K.__bound__, P, Ts, P.args)
print(Optional[int], Union[int,str,None], List[int], Dict[str, List[T]][int], Callable[[int],str], Callable[...,T][int], Tuple[int,...], Literal[1,'a'])
print(Callable[P, T][[int], str], Callable[Concatenate[int,P],T])
class Box(Generic[T, *Ts]): pass
print(Box[int, str, float], Box.__parameters__)
@runtime_checkable
class Named(Protocol):
    def name(self) -> str: ...
class A:
    def name(self): return 1
print(isinstance(A(), Named), isinstance(1, Named), issubclass(A, Named))
class Emp(NamedTuple):
    name: str
    id: int = 3
print(Emp('x'), Emp.__annotations__)
class TD(TypedDict, total=False):
    x: int
    y: Required[str]
print(TD(x=1), TD.__required_keys__, TD.__optional_keys__)
def f(a: 'int', b: Optional['A']=None) -> 'List[int]': pass
print(get_type_hints(f))
U=NewType('U', int); print(U, U(3), get_origin(List[int]), get_args(Dict[str,int]), get_args(Callable[[int],str]))
print(Annotated[int,'m'], ClassVar[int], Final[str], Any, T|None, List[int]|None)
try: Named()
except TypeError as e: print(e)
print(list[T][int], dict[K, T].__parameters__, (int|T)[str])
@overload
def g(x:int)->int: ...
@overload
def g(x:str)->str: ...
def g(x): return x
print(len(get_overloads(g)), cast(int,'a'), Text, isinstance([], List), AsyncIterator[int], Type[int])
import typing as t
print(repr(t.IO[str]), SupportsInt, isinstance(3, SupportsInt))
alias=TypeAliasType('alias', list[int]); print(alias, alias.__value__)
