# list[int] and int | None.
import types, typing
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
from typing import TypeVar
T=TypeVar('T')
a=list[int]
t(lambda: a.__parameters__); t(lambda: list[T].__parameters__); t(lambda: dict[T,int][str]); t(lambda: list[dict[T,str]][int]); t(lambda: (T|None)); t(lambda: (list[T]|None)[int])
t(lambda: list[T][int,str])
t(lambda: a.append); t(lambda: a.__name__); t(lambda:a.foo); t(lambda: a()); t(lambda: a([1])); t(lambda: type(a)); t(lambda: hash(a)==hash(list[int])); t(lambda: a==list[int]); t(lambda:a.__class__); t(lambda: isinstance(a,type))
class A(list[int]): pass
t(lambda: A.__bases__); t(lambda:A.__orig_bases__)
t(lambda: repr(list[A])); t(lambda: repr(dict[str, list[A]]))
t(lambda: isinstance(1,a)); t(lambda: issubclass(int,a)); t(lambda: a[int])
t(lambda: types.GenericAlias(list,(int,))); t(lambda: types.UnionType); t(lambda: types.UnionType())
u=int|None
t(lambda:u.__args__); t(lambda: u==(None|int)); t(lambda: isinstance(None,u)); t(lambda: issubclass(bool,u)); t(lambda: u|str); t(lambda: str|u); t(lambda: u|3); t(lambda: hash(u)==hash(None|int)); t(lambda: type(u)); t(lambda: u.__parameters__); t(lambda: u.foo); t(lambda: u()); t(lambda: int|int); t(lambda: int|A)
t(lambda: type[int]); t(lambda: tuple[int,...]); t(lambda: tuple[()]); t(lambda: list[()]); t(lambda: list[[int,str]])
t(lambda: a | 'x')
t(lambda: a.__origin__); t(lambda: setattr(a,'x',1)); t(lambda: u.__origin__)
t(lambda: repr(list[print])); t(lambda: list[3]); t(lambda: list[T]); t(lambda: list['A'])
t(lambda: typing.Literal[()]); t(lambda: typing.Literal["a", 1])
