# A task waits for a future of a class derived from Future by the methods that this class has itself.
import asyncio


class Counted(asyncio.Future):
    asked = 0

    def result(self):
        self.asked += 1
        return super().result()

    def add_done_callback(self, callback, *, context=None):
        print("waited for by", type(callback).__name__, context is not None)
        super().add_done_callback(callback, context=context)

    def cancel(self, msg=None):
        print("cancelled with", msg)
        return super().cancel(msg)


class Doubled(asyncio.Future):
    def result(self):
        print("asked for its result")
        return super().result() * 2


async def wait_for(future):
    return await future


async def main():
    counted = Counted()
    task = asyncio.create_task(wait_for(counted))
    await asyncio.sleep(0)
    counted.set_result(5)
    print(await task, counted.asked, await counted, counted.asked)
    counted = Counted()
    task = asyncio.create_task(wait_for(counted))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, counted.cancelled(), counted.asked)
    doubled = Doubled()
    asyncio.get_running_loop().call_later(0.1, doubled.set_result, 21)
    print(await wait_for(doubled), doubled.result())
    failing = Doubled()
    asyncio.get_running_loop().call_later(0.1, failing.set_exception, KeyError("lost"))
    try:
        await asyncio.wait_for(failing, 1)
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
