import asyncio, contextvars, time, threading
var = contextvars.ContextVar("var", default="none")
def read(tag): time.sleep(0.1); v = var.get(); var.set(tag); return tag, v
async def one(n):
    var.set(f"task{n}")
    r = await asyncio.to_thread(read, f"t{n}")
    return r, var.get()
async def main():
    print(await asyncio.gather(*(one(n) for n in range(3))))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, read, "exec"))
    try:
        async with asyncio.timeout(0.05): await asyncio.to_thread(time.sleep, 0.3)
    except TimeoutError: print("timeout", loop.time())
    t = asyncio.create_task(asyncio.to_thread(time.sleep, 0.2)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", loop.time())
    try: await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as e: print(e)
asyncio.run(main()); print(time.monotonic())
