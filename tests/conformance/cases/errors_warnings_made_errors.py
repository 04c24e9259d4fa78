"""Where filters make errors of warnings, that of a coroutine that was never awaited goes to the hook for such errors."""
import asyncio
import sys
import warnings


async def lost():
    pass


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg, type(unraisable.object).__name__)


async def main():
    warnings.simplefilter("error")
    sys.unraisablehook = hook
    lost()


asyncio.run(main())
