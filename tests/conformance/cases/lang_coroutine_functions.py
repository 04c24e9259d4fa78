"""What asyncio's own functions are to those who ask, and what nobody awaits when `warnings` is there."""
import asyncio
import gc
import inspect
import re
import warnings
import weakref

for function in (asyncio.sleep, asyncio.wait_for, asyncio.gather, asyncio.to_thread, asyncio.shield, asyncio.Event.wait,
                 asyncio.TaskGroup.create_task):
    print(function.__qualname__, asyncio.iscoroutinefunction(function), inspect.iscoroutinefunction(function),
          inspect.isfunction(function), inspect.signature(function))
print(asyncio.iscoroutine(coro := asyncio.sleep(0, "done")), coro.__name__, asyncio.run(coro))
for bad in ((), (1, 2, 3)):
    try:
        asyncio.sleep(*bad)
    except TypeError as exc:
        print(exc)


async def work():
    await asyncio.sleep(100)


loop = asyncio.new_event_loop()
task = loop.create_task(work(), name="lost")
reference = weakref.ref(task)
loop.run_until_complete(asyncio.sleep(0.1))
loop.close()
del task
print(gc.collect() > 0, reference() is None)
work()
print(re.RegexFlag.I | re.RegexFlag.MULTILINE, re.RegexFlag.S is re.S)
