# An exception that nobody asked for is told at the end, also where its task or future is part of a circle.
import asyncio
import sys


class Service:
    def start(self):
        self.task = asyncio.create_task(self.fails(), name="fails")

    async def fails(self):
        raise ValueError("lost")


async def main():
    sys.stderr = sys.stdout
    service = Service()
    service.start()
    await asyncio.sleep(1)
    service = None
    future = asyncio.get_running_loop().create_future()
    future.me = future
    future.set_exception(KeyError("in the future"))
    del future
    print("end of main")


asyncio.run(main())
print("end")
