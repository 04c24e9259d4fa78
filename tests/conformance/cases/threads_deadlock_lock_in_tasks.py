import asyncio, threading, time
l = threading.Lock()
async def w(n):
    with l:
        print(n, "in"); await asyncio.sleep(0.1)
async def main(): await asyncio.gather(w(1), w(2))
asyncio.run(main())
