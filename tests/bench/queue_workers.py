# One queue, a hundred workers.
import asyncio


async def worker(queue, done):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.001 * (item % 7))
        done.append(item)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=200)
    done = []
    workers = [asyncio.create_task(worker(queue, done)) for _ in range(100)]
    for item in range(60_000):
        await queue.put(item)
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(len(done), sum(done))


asyncio.run(main())
