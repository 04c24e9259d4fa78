import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async def c(): return 1
    print("waiting")
    asyncio.run_coroutine_threadsafe(c(), loop).result()
asyncio.run(main())
