# The simulated aiofiles: every operation in a thread of the pool.
import asyncio, aiofiles, aiofiles.os, json


async def save(n):
    async with aiofiles.open(f"/tmp/af{n}.txt", "w") as f:
        await f.write(f"line {n}\n" * n)
        await f.writelines(["end\n"])
    return n


async def main():
    print(await asyncio.gather(*map(save, range(1, 4))))
    async with aiofiles.open("/tmp/af3.txt", mode="r", encoding="utf-8") as f:
        async for line in f:
            print(repr(line), end=" ")
    print()
    f = await aiofiles.open("/tmp/af1.txt")
    print(await f.readlines(), f.name, f.closed)
    await f.close()
    print(f.closed, await aiofiles.os.path.exists("/tmp/af1.txt"), (await aiofiles.os.stat("/tmp/af1.txt")).st_size)
    for n in range(1, 4):
        await aiofiles.os.remove(f"/tmp/af{n}.txt")
    try:
        async with aiofiles.open("/tmp/none.json") as f:
            json.loads(await f.read())
    except FileNotFoundError as e:
        print(e)
    print(asyncio.get_running_loop().time())

asyncio.run(main())
