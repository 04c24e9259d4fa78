# How many arguments a generic class wants at least, counted up to the first parameter that has none.
from typing import Callable, Dict, Generic, ParamSpec, Tuple, TypeVar, TypeVarTuple, Union

T, U, V = TypeVar("T"), TypeVar("U"), TypeVar("V")
D = TypeVar("D", default=int)
P, Ts = ParamSpec("P"), TypeVarTuple("Ts")


class Two(Generic[T, U]): pass
class Three(Generic[T, U, D]): pass
class Default(Generic[T, D]): pass
class Parameters(Generic[T, P]): pass
class Many(Generic[T, U, *Ts]): pass


for text in ("Two[int]", "Two[int, str, float]", "Two[()]", "Three[int]", "Three[int, str]", "Three[()]",
             "Default[int]", "Default[()]", "Parameters[int]", "Parameters[()]", "Many[int]", "Many[int, str]",
             "Dict[T, U][int]", "Dict[T, U][()]", "Two[T, U][int]", "Two[T, int][()]", "dict[T, U][int]",
             "Callable[[T, U], V][int]", "Callable[P, T][int]", "Union[T, U][int]", "(T | U)[int]",
             "Tuple[T, *Ts][()]", "Dict[T, D][()]"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, "TypeError:", error)
