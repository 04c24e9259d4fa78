"""Debug mode tells of a callback that takes as long as the limit by the difference of two times, which are rounded."""
import asyncio
import logging
import time

logging.basicConfig(format="%(message)s")


class Counter(logging.Handler):
    def emit(self, record):
        if record.args:
            print("told", record.args[-1])


async def main():
    loop = asyncio.get_running_loop()
    logging.getLogger("asyncio").addHandler(Counter())
    logging.getLogger("asyncio").propagate = False
    for seconds in (0.1, 0.05, 0.1, 0.1, 0.15, 0.1, 0.2, 0.1, 0.1, 0.3, 0.1):
        loop.call_soon(time.sleep, seconds)
        await asyncio.sleep(0.01)
        print(seconds, loop.time())
    loop.slow_callback_duration = 0.3
    for seconds in (0.1, 0.3, 0.25, 0.3, 0.3):
        loop.call_soon(time.sleep, seconds)
        await asyncio.sleep(0.01)
        print(seconds, loop.time())


asyncio.run(main(), debug=True)
