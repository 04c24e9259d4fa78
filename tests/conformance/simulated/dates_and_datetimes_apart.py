# A date and a datetime are not subtracted, compared or mixed, as in the C form of the module; and other refusals.
import datetime
import inspect
import os
import types

day, moment = datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 1, 5)


def target(a, /, b, *, c):
    pass


def other(a, b=1, *rest, c):
    pass


for attempt in (
    lambda: day - moment, lambda: moment - day, lambda: day < moment, lambda: day == moment, lambda: day - day,
    lambda: datetime.date.__sub__(moment, day), lambda: day + moment, lambda: max(day, moment),
    lambda: types.MethodType(3, 4), lambda: types.MethodType(len, None), lambda: types.MethodType(len, "abc")(),
    lambda: os.getenv(3), lambda: os.getenv("NOT_SET", "default"),
    lambda: inspect.signature(target).bind(1, 2), lambda: inspect.signature(target).bind(1, b=2),
    lambda: inspect.signature(other).bind(1), lambda: inspect.signature(other).bind(1, 2, 3),
    lambda: inspect.signature(other).bind(c=1), lambda: inspect.signature(target).bind(1, 2, c=3),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
