# What methods of futures, tasks, loops and neighbours in the library say about arguments that they do not take.
import asyncio
import codecs
import csv
import io
import locale
import os
import pickle
import threading


def tell(name, function):
    try:
        print(name, "->", function())
    except Exception as error:
        print(name, type(error).__name__, error)


class OwnFuture(asyncio.Future):
    pass


class OwnTask(asyncio.Task):
    pass


METHODS = """result exception cancelled done get_loop set_result set_exception add_done_callback
remove_done_callback cancel get_coro get_context get_name set_name cancelling uncancel _make_cancelled_error
get_stack print_stack"""
LOOPS = "stop is_running is_closed get_debug get_exception_handler"


async def main():
    loop = asyncio.get_running_loop()
    last = OwnTask(asyncio.sleep(0))
    for future in loop.create_future(), OwnFuture(), asyncio.current_task(), last:
        print(type(future).__name__)
        for method in METHODS.split():
            if hasattr(future, method):
                tell(method, lambda: eval(f"future.{method}(1, 2)", {"future": future}))
                tell(method, lambda: eval(f"future.{method}(zzz=1)", {"future": future}))
        print(future.cancelled(), future.done())
    for method in LOOPS.split():
        tell(method, lambda: getattr(loop, method)(1))
        tell(method, lambda: getattr(loop, method)(zzz=1))
    for name in "get_running_loop", "_get_running_loop", "get_event_loop":
        tell(name, lambda: getattr(asyncio, name)(1))
        tell(name, lambda: getattr(asyncio, name)(a=1))
    await last


asyncio.run(main())

tell("get_ident", lambda: threading.get_ident(1))
tell("get_native_id", lambda: threading.get_native_id(1))

for value in None, 5, "x", 1.5, True, object, 2**70:
    tell(f"Pickler {value!r}", lambda: pickle.Pickler(io.BytesIO(), value) and "made")
    tell(f"dumps {value!r}", lambda: len(pickle.dumps(1, value)))

for value in None, 5, b"x", object:
    print(value)
    tell("lookup", lambda: codecs.lookup(value))
    tell("encode", lambda: codecs.encode("a", value))
    tell("encode", lambda: codecs.encode("a", "utf-8", value))
    tell("encode", lambda: codecs.encode(value))
    tell("decode", lambda: codecs.decode(b"a", value))
    tell("decode", lambda: codecs.decode(b"a", "utf-8", value))
    tell("decode", lambda: codecs.decode(value))

for value in True, 2**70, -(2**70), 1.5:
    tell("field_size_limit", lambda: csv.field_size_limit(value))

tell("atof", lambda: locale.atof(5))
tell("atoi", lambda: locale.atoi(5))
tell("delocalize", lambda: locale.delocalize(5))
tell("atof", lambda: locale.atof(b"1"))

for function in os.path.exists, os.path.isdir, os.path.isfile, os.path.getsize:
    for value in None, [1], 1.5:
        tell(function.__name__, lambda: function(value))
