# Locks, queues, groups and gather in a program that changes what they do, and looks at what they are.
import asyncio
import inspect
import types


class Counting(asyncio.Semaphore):
    taken = 0

    async def acquire(self):
        self.taken += 1
        return await super().acquire()

    def release(self):
        print("released, value", self._value)
        super().release()


class Stubborn(asyncio.Semaphore):
    def locked(self):
        return super().locked() or self._value < 2


class Loud(asyncio.Queue):
    def _put(self, item):
        print("put", item)
        super()._put(item * 2)

    def _get(self):
        item = super()._get()
        print("get", item)
        return item


class Noted(asyncio.TaskGroup):
    def _on_task_done(self, task):
        print("done", task.get_name())
        super()._on_task_done(task)


async def hold(lock, name, seconds=1):
    async with lock:
        print(name, "in")
        await asyncio.sleep(seconds)
    print(name, "out")


async def subclasses():
    lock = Counting(1)
    await asyncio.gather(*(hold(lock, f"c{n}") for n in range(3)))
    print(lock.taken)
    stubborn = Stubborn(2)
    first = asyncio.create_task(hold(stubborn, "s0"))
    second = asyncio.create_task(hold(stubborn, "s1"))
    await asyncio.wait([first, second], timeout=5)
    print(first.done(), second.done(), stubborn._value)
    second.cancel()
    queue = Loud(1)
    await queue.put(1)
    waiting = asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    print(await queue.get(), await queue.get(), waiting.done())
    async with Noted() as group:
        group.create_task(asyncio.sleep(1), name="one")
        group.create_task(asyncio.sleep(2), name="two")


async def patched():
    lock = asyncio.Lock()
    release = asyncio.Lock.release

    def told(self):
        print("told of", self.locked())
        release(self)

    asyncio.Lock.release = told
    try:
        await hold(lock, "patched")
    finally:
        asyncio.Lock.release = release
    lock.release = lambda: print("not given back")
    await hold(lock, "shadowed")
    print(lock.locked())
    loop = asyncio.get_running_loop()
    made = []

    def factory(loop, coro, **kwargs):
        made.append(coro.__qualname__)
        return asyncio.Task(coro, loop=loop, **kwargs)

    loop.set_task_factory(factory)
    await asyncio.gather(hold(asyncio.Lock(), "by the factory"), asyncio.sleep(1))
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0.5))
        group.create_task(hold(asyncio.Semaphore(), "in a group", 0.1))
    loop.set_task_factory(None)
    print(made)


async def objects():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    for coro in (lock.acquire(), queue.get(), queue.put(1), asyncio.Semaphore(1).acquire(), lock.__aenter__()):
        print(coro.__name__, coro.__qualname__, type(coro).__name__, asyncio.iscoroutine(coro),
              inspect.iscoroutine(coro), inspect.isawaitable(coro), isinstance(coro, types.CoroutineType))
        coro.close()
    print(inspect.iscoroutinefunction(lock.acquire), inspect.iscoroutinefunction(asyncio.Queue.get),
          inspect.signature(asyncio.Queue.put), inspect.signature(asyncio.TaskGroup.create_task))
    coro = lock.acquire()
    try:
        coro.send(None)
    except StopIteration as stop:
        print("stopped with", stop.value, lock.locked())
    try:
        coro.send(None)
    except RuntimeError as error:
        print(error)
    waiting = lock.acquire()
    future = waiting.send(None)
    print(type(future).__name__, future.done(), len(lock._waiters))
    waiting.close()
    print(len(lock._waiters))
    closed = queue.get()
    closed.close()
    try:
        await closed
    except RuntimeError as error:
        print(error)
    try:
        closed = queue.get()
        closed.throw(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))
    for call in (lambda: queue.get(1), lambda: queue.put(), lambda: lock.acquire(True), lambda: lock.release(1),
                 lambda: asyncio.create_task()):
        try:
            call()
        except TypeError as error:
            print(error)


async def main():
    await subclasses()
    await patched()
    await objects()


asyncio.run(main())
