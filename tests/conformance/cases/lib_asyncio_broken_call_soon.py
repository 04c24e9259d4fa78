"""A loop of the program that cannot schedule: a task whose first step it refuses is none that one waits for."""
import asyncio


class Broken(asyncio.SelectorEventLoop):
    calls = 0

    def call_soon(self, callback, *args, context=None):
        self.calls += 1
        if self.calls > 20:
            raise LookupError("no more calls")
        return super().call_soon(callback, *args, context=context)


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    loop = asyncio.get_running_loop()
    made = 0
    try:
        while True:
            asyncio.create_task(nap(0.1)).cancel()
            made += 1
    except LookupError as error:
        print(made > 5, error, len(asyncio.all_tasks()) - 1 == made)
    loop.calls = -100
    return await nap(0.2)

runner = asyncio.Runner(loop_factory=Broken)
print(runner.run(main()))
loop = runner.get_loop()
loop.calls = 20
try:
    runner.run(nap(1))
except LookupError as error:
    print(error, asyncio.all_tasks(loop))
    loop.calls = 0
    runner.close()
print(loop.is_closed(), loop.time())
