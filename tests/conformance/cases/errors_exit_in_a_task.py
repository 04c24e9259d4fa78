# SystemExit of a task ends the loop; the task is told of at the end, with the way that the exception took.
import asyncio
import io
import logging
import os
import re
import sys


def own_lines(text):
    """What is told, without the places that are in the library."""
    skips = False
    for line in text.splitlines():
        line = re.sub(r"[^\s\"]*/(?=" + re.escape(os.path.basename(__file__)) + ")", "", line)
        if line.startswith("  File"):
            skips = os.path.basename(__file__) not in line
        elif not line.startswith("    "):
            skips = False
        if not skips:
            print(line)


async def debugged():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(5, print, 1)
    handle.cancel()
    print(repr(handle).split(" when")[0], handle._args)
    before, sys.stderr = sys.stderr, io.StringIO()
    log = logging.getLogger("apart")
    log.addHandler(logging.StreamHandler(sys.stdout))
    log.propagate = False
    log.warning("wrong %d", "x")
    own_lines(sys.stderr.getvalue())
    sys.stderr = before


asyncio.run(debugged(), debug=True)


async def leave():
    raise SystemExit(3)


async def main():
    try:
        asyncio.create_task(leave(), name="leaving")
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print("cancelled", repr(e))
        raise
    finally:
        print("finally")


try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)
