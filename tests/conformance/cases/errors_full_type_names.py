# Messages call some classes with the name of their module before their own.
import array
import asyncio
import collections
import contextvars
import decimal
import functools
import io
import types


def tell(action):
    try:
        action()
    except (AttributeError, RuntimeError, TypeError) as error:
        print(error)


async def work():
    return 1


async def main():
    task = asyncio.create_task(work())
    future = asyncio.get_running_loop().create_future()
    tell(lambda: task + 1)
    tell(lambda: sum([task]))
    tell(lambda: task.cancl())
    tell(lambda: task["key"])
    tell(lambda: task())
    tell(lambda: task < task)
    tell(lambda: future.reslt)
    tell(lambda: len(future))
    tell(lambda: int(future))
    tell(lambda: asyncio.Task.cancel(1))
    tell(lambda: f"{task:>10}")
    future.cancel()
    print(type(task).__name__, type(task).__qualname__, type(task), type(future))
    await task


class Own(asyncio.Future):
    pass


asyncio.run(main())
for thing in (contextvars.ContextVar("x"), contextvars.copy_context(), decimal.Decimal(1), io.StringIO(), io.BytesIO(),
              array.array("i"), types.SimpleNamespace(), collections.deque(), functools.partial(len)):
    tell(lambda: thing.missing)
    tell(lambda: thing < 1j)
    print(type(thing).__name__)
tell(lambda: Own(loop=asyncio.new_event_loop()).missing)
