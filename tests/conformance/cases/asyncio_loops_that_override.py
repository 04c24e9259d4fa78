# Loops with one method of their own that hands on to the one they have it from: everything goes on, in a program that has
# not loaded contextvars.
import asyncio


def forwarding(name):
    def method(self, *args, **named):
        asked.append(name)
        for value in named.values():
            assert value is not None or name == "create_task"
        return getattr(asyncio.SelectorEventLoop, name)(self, *args, **named)

    return type("Own", (asyncio.SelectorEventLoop,), {name: method})


async def work():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(asyncio.sleep(0.1))
    await asyncio.wait_for(asyncio.sleep(0.01), 1)
    await asyncio.gather(task, asyncio.sleep(0))
    future = loop.create_future()
    future.add_done_callback(lambda future: called.append(future.result()))
    loop.call_later(0.1, future.set_result, 1)
    await future
    await asyncio.to_thread(int)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    async with asyncio.timeout(1), asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0.1))
    return type(asyncio.current_task().get_context()).__name__, loop.time() > 0.29


NAMES = """call_soon call_later create_task create_future is_running is_closed get_debug set_debug stop close
run_forever run_until_complete call_soon_threadsafe run_in_executor shutdown_asyncgens call_exception_handler"""
for name in NAMES.split():
    asked, called = [], []
    with asyncio.Runner(loop_factory=forwarding(name)) as runner:
        runner.get_loop().set_exception_handler(lambda loop, context: called.append(context["message"][:21]))
        print(name, runner.run(work()), called, bool(asked))
