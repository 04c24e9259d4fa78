# Signals that the program sends itself, and the loop's handlers of them.
import asyncio, signal, os
async def shutdown(sig, loop):
    print("received", sig.name)
    tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    for t in tasks: t.cancel()
    print("cancelling", sorted(t.get_name() for t in tasks))
    await asyncio.gather(*tasks, return_exceptions=True)
    loop.stop()
async def work(n):
    try:
        while True: await asyncio.sleep(1); print("work", n)
    finally: print("cleanup", n)
def main():
    loop = asyncio.new_event_loop()
    for s in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(s, lambda s=s: asyncio.create_task(shutdown(s, loop), name="shutdown"))
    try:
        for i in range(2): loop.create_task(work(i), name=f"work-{i}")
        loop.call_later(2.5, os.kill, os.getpid(), signal.SIGTERM)
        loop.run_forever()
    finally:
        print("closing"); loop.close(); print(signal.getsignal(signal.SIGTERM))
main()
async def m2():
    loop = asyncio.get_running_loop(); stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, stop.set)
    loop.add_signal_handler(signal.SIGINT, print, "interrupted", 1)
    async def kill(): await asyncio.sleep(1); signal.raise_signal(signal.SIGINT); await asyncio.sleep(1); os.kill(os.getpid(), signal.SIGUSR1)
    t = asyncio.create_task(kill()); await stop.wait(); print("stopped"); await t
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    for bad in (("x", print), (99, print), (signal.SIGKILL, print), (signal.SIGINT, kill)):
        try: loop.add_signal_handler(*bad)
        except Exception as e: print(type(e).__name__, e)
    def order(): print("handler")
    loop.add_signal_handler(signal.SIGUSR2, order); loop.call_soon(print, "before"); signal.raise_signal(signal.SIGUSR2); loop.call_soon(print, "after")
    for i in range(4): print("turn", i); await asyncio.sleep(0)
asyncio.run(m2())
