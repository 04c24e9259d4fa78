"""What generators and futures say of wrong arguments, and an exception that is thrown in parts."""
import asyncio
import threading
import warnings

warnings.simplefilter("ignore", DeprecationWarning)


def told(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error.args)


def numbers():
    yield 1
    yield 2


for args in [(ValueError, ("a", "b")), (ValueError, "a"), (ValueError, None), (ValueError, ()), (KeyError, [1]),
             (ValueError, ValueError("own"), None)]:
    generator = numbers()
    next(generator)
    told(generator.throw, *args)


async def steps():
    yield 1


told(steps().asend)


async def main():
    loop = asyncio.get_running_loop()
    told(lambda: asyncio.Future(5))
    future = loop.create_future()
    told(future.set_result)
    told(future.set_exception, 1, 2)
    told(future.add_done_callback)


asyncio.run(main())


def hook(args):
    print(type(args).__name__, len(args), args[0] is args.exc_type, args.thread.name, *args[:2])
    print(repr(args)[:60])


threading.excepthook = hook
thread = threading.Thread(target=lambda: 1 / 0, name="worker")
thread.start()
thread.join()
told(lambda: threading.ExceptHookArgs((1, 2)))
