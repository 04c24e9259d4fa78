"""Processes, and what they share. The output is CPython's, the time that of the simulation."""
import asyncio
import multiprocessing as mp
import os
import sys
import threading
import time
from queue import Empty, Full

seen = ["parent"]
limit = 1


def change(queue):
    seen.append("child")
    queue.put((seen, limit, os.getppid() == mp.parent_process().pid))


def add(value, lock, times):
    for _ in range(times):
        with lock:
            value.value += 1


def answer(connection):
    while (question := connection.recv()) != "end":
        connection.send(question * 2)
    connection.close()


def fail():
    raise ValueError("no")


def leave(status):
    sys.exit(status)


def wait_for(event, queue):
    queue.put(event.wait(0.1))
    queue.put(event.wait())


def pass_barrier(barrier, number, queue):
    time.sleep(number / 10)
    barrier.wait()
    queue.put("passed")


def consume(queue):
    while True:
        item = queue.get()
        time.sleep(0.1)
        print("done", item, flush=True)
        queue.task_done()


def fill(mapping, items, number):
    mapping[number] = number * number
    items.append(number)


def with_threads(queue):
    threads = [threading.Thread(target=time.sleep, args=(0.2,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    queue.put((threading.current_thread() is threading.main_thread(), threading.active_count(),
               [thread.name.split(" ")[0] for thread in threads]))


async def main_of_child():
    task = asyncio.create_task(asyncio.sleep(0.1, "slept"))
    return task.get_name(), await task


def with_loop(queue):
    queue.put(asyncio.run(main_of_child()))


class Worker(mp.Process):
    def __init__(self, number):
        super().__init__(name=f"worker {number}")
        self.number = number

    def run(self):
        print("worker", self.number, self.name, mp.current_process() is self, flush=True)


def run(target, *args, **options):
    process = mp.Process(target=target, args=args, **options)
    process.start()
    process.join()
    return process


def main():
    global limit
    limit = 2
    queue = mp.Queue()
    run(change, queue)
    print(queue.get(), seen)

    value, lock = mp.Value("i", 0), mp.Lock()
    processes = [mp.Process(target=add, args=(value, lock, 10)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(value.value, lock, value)

    here, there = mp.Pipe()
    process = mp.Process(target=answer, args=(there,))
    process.start()
    for question in (1, "a", [2]):
        here.send(question)
        print(here.recv(), here.poll(), here.poll(0.1))
    here.send("end")
    process.join()
    print(process.exitcode, process.is_alive())

    print(run(fail).exitcode, run(leave, 3).exitcode, run(leave, None).exitcode)
    process = mp.Process(target=time.sleep, args=(100,), name="sleeper")
    print(process.exitcode, process.pid, process.is_alive())
    process.start()
    process.join(0.3)
    print(process.exitcode, process.is_alive(), len(mp.active_children()))
    process.terminate()
    process.join()
    print(process.exitcode, process.is_alive(), mp.active_children())

    event = mp.Event()
    process = mp.Process(target=wait_for, args=(event, queue))
    process.start()
    time.sleep(0.5)
    event.set()
    process.join()
    print(queue.get(), queue.get(), event.is_set())

    barrier = mp.Barrier(3)
    processes = [mp.Process(target=pass_barrier, args=(barrier, n, queue)) for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print([queue.get() for _ in processes])

    jobs = mp.JoinableQueue()
    consumer = mp.Process(target=consume, args=(jobs,), daemon=True)
    consumer.start()
    for item in range(3):
        jobs.put(item)
    jobs.join()
    print("joined", consumer.daemon)

    small = mp.Queue(1)
    small.put(1)
    try:
        small.put(2, timeout=0.2)
    except Full:
        print("full")
    print(small.get())
    try:
        small.get(timeout=0.2)
    except Empty:
        print("empty")

    with mp.Manager() as manager:
        mapping, items = manager.dict(), manager.list()
        for number in range(3):
            run(fill, mapping, items, number)
        print(mapping, items, mapping[2], len(items), dict(mapping), list(items))

    run(with_threads, queue)
    print(queue.get())
    run(with_loop, queue)
    print(queue.get())
    worker = Worker(5)
    worker.start()
    worker.join()
    array = mp.Array("d", [1, 2, 3])
    array[0] = 5
    print(array[:], len(array), mp.Array("i", 2)[:])
    semaphore = mp.BoundedSemaphore(2)
    print(semaphore, semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), mp.RLock(), mp.Semaphore(3))
    for release in range(3):
        try:
            semaphore.release()
        except ValueError as exc:
            print(exc)
    try:
        with mp.Pool(1) as pool:
            pool.map(print, [queue])
    except RuntimeError as exc:
        print(exc)
    context = mp.get_context("spawn")
    print(mp.get_start_method(), context.get_start_method(), mp.get_all_start_methods())
    process = context.Process(target=lambda: None)
    try:
        process.start()
    except Exception as exc:
        print(type(exc).__name__, str(exc).split(" at ")[0])
    print(mp.current_process().name, mp.parent_process())
    try:
        process.join()
    except AssertionError as exc:
        print(exc)


if __name__ == "__main__":
    main()
