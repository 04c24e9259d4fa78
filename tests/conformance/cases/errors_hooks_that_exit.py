"""An object may be the hook for uncaught exceptions, and may end the program in its own way."""
import asyncio
import sys


class Hook:
    def __call__(self, kind, value, traceback):
        print("hook", kind.__name__, value)
        sys.exit("ended by the hook")


async def main():
    raise KeyError("lost")


sys.excepthook = Hook()
asyncio.run(main())
