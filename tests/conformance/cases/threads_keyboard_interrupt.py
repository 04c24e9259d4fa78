import threading, time, _thread, asyncio
try:
    raise KeyboardInterrupt
except KeyboardInterrupt: print("caught")
async def main():
    t = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0.1)
    raise KeyboardInterrupt("stop")
try: asyncio.run(main())
except KeyboardInterrupt as e: print("kbd", e)
def t(): raise KeyboardInterrupt
th = threading.Thread(target=t); th.start(); th.join(); print("after")
