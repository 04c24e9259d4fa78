# A loop class of the program is asked for what tasks, futures and sleeps schedule, and may run each turn itself.
import asyncio
import collections
import contextvars
import heapq


class Telling(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        print("soon", "a step" if "ask" in repr(callback) else callback.__name__, len(args))
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        print("later", delay, callback.__name__)
        return super().call_later(delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        print("at", round(when, 3), callback.__name__)
        return super().call_at(when, callback, *args, context=context)

    def _run_once(self):
        super()._run_once()
        print("turn over", len(self._ready))


async def child(delay):
    await asyncio.sleep(delay, "slept")
    return delay


def done(future):
    print("done", future.result())


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(done)
    future.set_result(3)
    await asyncio.sleep(0.1)
    try:
        await asyncio.wait_for(future.get_loop().create_future(), 0.1)
    except TimeoutError:
        print("timeout")
    await asyncio.wait_for(future, 1)
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    loop.call_soon(queue.put_nowait, "item")
    print(await queue.get())


class Own(asyncio.AbstractEventLoop):
    """A loop of its own, with a clock that jumps."""

    def __init__(self):
        self.ready, self.timers, self.now, self.number = collections.deque(), [], 0.0, 0

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.ready.append(handle)
        return handle

    def call_at(self, when, callback, *args, context=None):
        self.number += 1
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self.timers, (when, self.number, handle))
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def _timer_handle_cancelled(self, handle):
        print("a timer is cancelled")

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coroutine, **options):
        return asyncio.Task(coroutine, loop=self, **options)

    def is_running(self):
        return True

    def is_closed(self):
        return False

    def call_exception_handler(self, context):
        print(context["message"].split(" at ")[0], repr(context["exception"]))

    def run(self, coroutine):
        asyncio._set_running_loop(self)
        task = self.create_task(coroutine)
        try:
            while not task.done():
                if not self.ready:
                    self.now, _, handle = heapq.heappop(self.timers)
                    self.ready.append(handle)
                handle = self.ready.popleft()
                if not handle.cancelled():
                    handle._run()
            return task.result()
        finally:
            asyncio._set_running_loop(None)


def fails():
    raise ArithmeticError("in a callback")


async def within():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(child(0.3), child(0.1)), loop.time())
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(2)
    except TimeoutError:
        print("timeout", loop.time())
    variable = contextvars.ContextVar("variable", default="unset")
    variable.set("set")
    loop.call_soon(lambda: print("in its context", variable.get(), variable.set("changed") and ""))
    loop.call_soon(fails)
    await asyncio.sleep(0)
    print(variable.get())
    task = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)

    async def itself():
        await asyncio.current_task()

    try:
        await asyncio.create_task(itself())
    except RuntimeError as error:
        print(str(error).split(":")[0])
    return "the end"


with asyncio.Runner(loop_factory=Telling) as runner:
    runner.run(main())
print(Own().run(within()))
