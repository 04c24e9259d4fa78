import typing as t

T = t.TypeVar("T")


class Box(t.Generic[T]):
    pass


print(t.List[int] is t.List[int], t.Optional[str] is t.Optional[str], t.Tuple[int, ...] is t.Tuple[int, ...])
print(t.Callable[[int], str] is t.Callable[[int], str], Box[int] is Box[int], Box[int] is Box[str])
print(t.Annotated[int, 3] is t.Annotated[int, 3], t.Dict[str, t.List[T]][int] is t.Dict[str, t.List[T]][int])
print(t.Literal[1], t.Literal[True], t.Literal[1] == t.Literal[True])
print(t.Annotated[int, []] is t.Annotated[int, []], t.Annotated[int, []] == t.Annotated[int, []])
print(t.Callable[..., int], t.Callable[[], int], t.Callable[[int, str], t.List[int]])
for wrong in (lambda: t.List[int, str], lambda: t.List[int, str], lambda: t.Callable[int], lambda: Box[int, str]):
    try:
        wrong()
    except TypeError as error:
        print(error)
