# Pages that lead to others, at most twenty at a time.
import asyncio


async def fetch(url, limit):
    async with limit:
        await asyncio.sleep(0.01 + len(url) % 5 / 100)
        return [f"{url}/{part}" for part in range(3)]


async def crawl(url, depth, limit, seen):
    if url in seen or depth == 0:
        return
    seen.add(url)
    links = await fetch(url, limit)
    async with asyncio.TaskGroup() as group:
        for link in links:
            group.create_task(crawl(link, depth - 1, limit, seen))


async def main():
    limit = asyncio.Semaphore(20)
    seen = set()
    await crawl("https://example.com", 10, limit, seen)
    print(len(seen))


asyncio.run(main())
