import asyncio
import time


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print(f"{name} after {time.perf_counter() - began:.3f} s")


async def main():
    await asyncio.gather(fetch("a", 0.10), fetch("b", 0.11), fetch("c", 0.12))


began = time.perf_counter()
asyncio.run(main())
print("took", time.perf_counter() - began)
