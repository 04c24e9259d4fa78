# A loop that is left with tasks that wait: they are told of and closed at the end.
import asyncio
loop = asyncio.new_event_loop()
async def f():
    try: await asyncio.sleep(5)
    finally: print("finally f")
async def g():
    await asyncio.Event().wait()
async def main():
    global t, u
    t = asyncio.create_task(f()); u = asyncio.create_task(g(), name="g"); await asyncio.sleep(0.1)
loop.run_until_complete(main())
print("end")
