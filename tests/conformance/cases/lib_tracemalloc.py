"""With tracemalloc, warnings of coroutines that were never awaited say where those were made."""
import asyncio
import sys
import tracemalloc


async def save(number):
    return number


async def main():
    save(1)
    several = [save(2), save(3)]
    several.clear()


sys.stderr = sys.stdout
try:
    tracemalloc.start(0)
except ValueError as error:
    print(error)
print(tracemalloc.is_tracing())
tracemalloc.start()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
asyncio.run(main())
tracemalloc.stop()
save(4)
