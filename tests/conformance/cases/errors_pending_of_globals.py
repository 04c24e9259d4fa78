# Tasks that wait when the program ends: globals hold them.
import asyncio
async def nap():
    try: await asyncio.sleep(10)
    finally: print("nap cleanup")
async def ev(): await asyncio.Event().wait()
async def qget(q): 
    while True: await q.get()
async def main():
    asyncio.create_task(nap(), name="nap"); asyncio.create_task(ev(), name="ev"); asyncio.create_task(qget(asyncio.Queue()), name="qget")
    await asyncio.sleep(0.1)
keep = []
async def main2():
    keep.append(asyncio.create_task(nap(), name="kept nap")); keep.append(asyncio.create_task(ev(), name="kept ev"))
    await asyncio.sleep(0.1)
loop = asyncio.new_event_loop()
loop.run_until_complete(main2())
print("end")
