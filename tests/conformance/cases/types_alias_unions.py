type X = int
u = X | None
print(type(u), u, X | str, str | X, X | X, None | X)
import typing
print(typing.get_args(u), typing.Union[X, None], isinstance(3, int | str), typing.Optional[X])
def f[T](x: T | None) -> None: ...
print(f.__annotations__)
T = typing.TypeVar("T")
print(T | None, T | int, typing.Union[T, None])
