# What `__anext__` and `__await__` must give, and how their failures are told.
import types
import warnings

warnings.simplefilter("ignore")


class Failing:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


class Generated:
    @types.coroutine
    def __await__(self):
        yield 1


async def loop():
    async for _ in Failing():
        pass


async def wait():
    await Generated()


async def numbers():
    yield 1


def told(function, *args):
    try:
        print("gave", type(function(*args)).__name__)
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


told(loop().send, None)
told(wait().send, None)
told(numbers().asend)
told(numbers().asend, 1, 2)
told(numbers().aclose, 1)
for kind in type(numbers()), type(numbers().aclose()), type(numbers().asend(None)):
    told(type, "Derived", (kind,), {})


def generator():
    try:
        yield 1
    except ValueError as error:
        yield error.args


for value in (1, 2, 3), (), [1], None:
    started = generator()
    next(started)
    print(started.throw(ValueError, value))
