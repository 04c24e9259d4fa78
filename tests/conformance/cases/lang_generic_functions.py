"""Defaults of generic functions, what a generic class tells its objects, the order of annotations."""
from collections import OrderedDict, deque
from collections.abc import MutableMapping


def positional[T](a, b=1):
    return a, b


def keyword[T](a, *, c=2):
    return a, c


def both[T](a=1, /, b=2, *rest, c=3, d: T, **more) -> T:
    return a, b, rest, c, d, more


class Repo[K, V](MutableMapping[K, V]):
    def __getitem__(self, key): raise KeyError(key)
    def __setitem__(self, key, value): pass
    def __delitem__(self, key): pass
    def __iter__(self): return iter(())
    def __len__(self): return 0


def annotated(a: int, /, b: str, *rest: float, c: bool, **more: bytes) -> None: ...


print(positional(1), keyword(1), keyword(1, c=5), both(d=4), both(9, 8, 7, d=6, e=5))
print(keyword.__kwdefaults__, positional.__kwdefaults__, both.__defaults__, both.__kwdefaults__)
print(Repo[int, str]().__orig_class__, type(Repo[int, str]).__name__, OrderedDict[int, str](a=1).__orig_class__)
print(list[int]([1]), deque[int]([2]), hasattr(deque[int](), "__orig_class__"))
print(annotated.__annotations__)
