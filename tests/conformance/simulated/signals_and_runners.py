# Signals that the program sends itself: interrupts, and handlers of its own.
import asyncio, signal, os, threading
async def main():
    try:
        while True: await asyncio.sleep(1); print("tick")
    except asyncio.CancelledError: print("cancelled"); raise
    finally: print("cleanup")
threading.Timer(2.5, os.kill, (os.getpid(), signal.SIGINT)).start()
try: asyncio.run(main())
except KeyboardInterrupt: print("KeyboardInterrupt")
async def m2():
    asyncio.get_running_loop().call_later(1, signal.raise_signal, signal.SIGINT)
    try: await asyncio.sleep(5)
    except asyncio.CancelledError: print("swallowed"); return "result"
try: print(asyncio.run(m2()))
except KeyboardInterrupt: print("KI 2")
def handler(n, frame): print("handler", signal.Signals(n).name, frame is None)
signal.signal(signal.SIGTERM, handler)
async def m3():
    loop = asyncio.get_running_loop(); loop.call_later(0.5, os.kill, os.getpid(), signal.SIGTERM); await asyncio.sleep(1); print("m3 done")
asyncio.run(m3())
class GracefulExit(SystemExit): code = 1
def raise_exit(*a): raise GracefulExit()
signal.signal(signal.SIGTERM, raise_exit)
async def m4():
    loop = asyncio.get_running_loop(); loop.call_later(0.5, os.kill, os.getpid(), signal.SIGTERM)
    try: await asyncio.sleep(9)
    finally: print("m4 finally")
try: asyncio.run(m4())
except SystemExit as e: print(type(e).__name__, e.code)
