import asyncio
from concurrent.futures import ProcessPoolExecutor


def heavy(n):
    return sum(i * i for i in range(n))


async def compute(parts):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        jobs = [loop.run_in_executor(pool, heavy, n) for n in parts]
        return await asyncio.gather(*jobs)


async def heart():
    for beat in range(3):
        await asyncio.sleep(0.1)
        print("beat", beat)


async def main():
    results, _ = await asyncio.gather(compute([400_000] * 4), heart())
    print(len(results), "results")


if __name__ == "__main__":
    asyncio.run(main())
