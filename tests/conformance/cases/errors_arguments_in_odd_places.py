# Arguments that do not fit, where more than one complaint is possible.
import asyncio
import cmath
import stat
import struct
import threading
import typing

loop = asyncio.new_event_loop()
future = asyncio.Future(loop=loop)


class Other:
    pass


for call in (
    lambda: future.add_done_callback(),
    lambda: future.add_done_callback(1, 2),
    lambda: future.add_done_callback(1, 2, 3),
    lambda: future.add_done_callback(print, foo=1),
    lambda: future.add_done_callback(1, 2, foo=1),
    lambda: future.remove_done_callback(print, foo=1),
    lambda: future.set_result(1, foo=1),
    lambda: future.set_result(),
    lambda: future.set_exception(1, 2),
    lambda: [1, 2].index(1, Other()),
    lambda: (1, 2).index(1, 0, Other()),
    lambda: "abc".find("a", Other()),
    lambda: [1, 2][: Other()],
    lambda: struct.pack_into("<h", 0, 1),
    lambda: struct.pack_into("<h", b"abc", 0, 1),
    lambda: cmath.log(0, 1),
    lambda: cmath.log(5, 1),
    lambda: cmath.log(0),
    lambda: typing.ParamSpecArgs(5),
    lambda: typing.ParamSpec("P").kwargs,
    lambda: [stat.S_ISFIFO(0o010644), stat.S_ISSOCK(0), stat.S_ISCHR(0o020000), stat.S_ISBLK(0)],
    lambda: [stat.S_ISDOOR(0), stat.S_ISPORT(0), stat.S_ISWHT(0)],
):
    try:
        print(call())
    except (TypeError, ValueError, struct.error) as error:
        print(type(error).__name__, error)
lock = threading.Lock()
print(lock.acquire_lock(), lock.locked_lock(), lock.release_lock(), lock.locked())
loop.close()
