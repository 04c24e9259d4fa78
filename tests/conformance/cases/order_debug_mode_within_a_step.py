"""Whether a slow step is told of is decided when it begins."""
import asyncio
import sys
import time


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(False)
    time.sleep(0.3)
    await asyncio.sleep(0)
    loop.set_debug(True)
    time.sleep(0.2)
    await asyncio.sleep(0)
    time.sleep(0.5)
    await asyncio.sleep(0)


class Told:
    def write(self, text):
        print(text[:4], text.rpartition("took")[2], end="")

    def flush(self):
        pass


sys.stderr = Told()
asyncio.run(main(), debug=True)
