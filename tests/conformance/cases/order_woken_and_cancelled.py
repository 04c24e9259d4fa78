# What is cancelled at the moment when it is woken passes on what it was woken for.
import asyncio


async def take(lock, name, log):
    try:
        async with lock:
            log.append(f"{name} in")
            await asyncio.sleep(1)
        log.append(f"{name} out")
    except asyncio.CancelledError as error:
        log.append(f"{name} cancelled {error.args}")
        raise


async def woken_and_cancelled(lock):
    log = []
    tasks = [asyncio.create_task(take(lock, f"t{n}", log)) for n in range(4)]
    await asyncio.sleep(0)
    tasks[1].cancel("early")
    asyncio.get_running_loop().call_at(1.0 + asyncio.get_running_loop().time(), tasks[2].cancel, "late")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(log, lock.locked())


async def queues():
    queue = asyncio.Queue(1)
    getters = [asyncio.create_task(queue.get(), name=f"g{n}") for n in range(3)]
    await asyncio.sleep(0)
    queue.put_nowait("item")
    getters[0].cancel()
    done, pending = await asyncio.wait(getters, timeout=1)
    print(sorted(task.get_name() for task in done), [task.result() for task in done if not task.cancelled()])
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True), queue)
    putters = [asyncio.create_task(queue.put(n)) for n in range(4)]
    await asyncio.sleep(0)
    print(queue.get_nowait(), queue)
    putters[1].cancel()
    print(await asyncio.gather(*putters[:2], return_exceptions=True), queue)
    queue.shutdown()
    print(await asyncio.gather(*putters, return_exceptions=True), queue)
    print(queue.get_nowait())
    print(await asyncio.gather(queue.get(), queue.put(1), return_exceptions=True))
    try:
        print(await asyncio.wait_for(asyncio.LifoQueue().get(), 0.5))
    except TimeoutError:
        print("nothing came")
    stack, heap = asyncio.LifoQueue(), asyncio.PriorityQueue()
    for number in (3, 1, 2):
        await stack.put(number)
        await heap.put(number)
    print([await stack.get() for _ in range(3)], [await heap.get() for _ in range(3)])
    stack.task_done(), stack.task_done(), stack.task_done()
    await stack.join()
    try:
        stack.task_done()
    except ValueError as error:
        print(error)


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def groups():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(1, ValueError("first")))
            group.create_task(fail(1, KeyError("second")))
            group.create_task(asyncio.sleep(5))
    except* (ValueError, KeyError) as errors:
        print(errors.exceptions, errors.__context__, errors.__cause__)
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(5))
                print(group)
    except TimeoutError:
        print("too late", asyncio.current_task().cancelling())
    print(group)
    for use in (group.__aenter__, lambda: group.create_task(asyncio.sleep(0))):
        try:
            awaitable = use()
            await awaitable
        except RuntimeError as error:
            print(error)

    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(9))

    task = asyncio.create_task(inner())
    await asyncio.sleep(1)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


async def gathering():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    coro = asyncio.sleep(1, "slept")
    loop.call_later(0.5, future.set_result, "set")
    print(await asyncio.gather(coro, future, coro, future))
    both = asyncio.gather(fail(1, OSError("one")), fail(2, OSError("two")), asyncio.sleep(3, "three"))
    try:
        await both
    except OSError as error:
        print(error, both.done())
    both = asyncio.gather(asyncio.sleep(1), asyncio.sleep(2), return_exceptions=True)
    await asyncio.sleep(0.5)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("all of it was cancelled")
    done = loop.create_future()
    done.set_exception(ValueError("before"))
    print(await asyncio.gather(done, asyncio.sleep(0, "after"), return_exceptions=True))
    print(await asyncio.gather())
    await asyncio.sleep(2)


async def main():
    await woken_and_cancelled(asyncio.Lock())
    await woken_and_cancelled(asyncio.Semaphore(1))
    await woken_and_cancelled(asyncio.BoundedSemaphore(2))
    await queues()
    await groups()
    await gathering()


asyncio.run(main())
