"""Eager tasks that fail or exit while they are made."""
import asyncio
# eager tasks that end the program, and groups with them
async def exits(): raise SystemExit(3)
async def boom(n): raise ValueError(n)
async def main():
    loop = asyncio.get_running_loop(); loop.set_task_factory(asyncio.eager_task_factory)
    try: asyncio.create_task(exits(), name="exits")
    except SystemExit as e: print("SE", e)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom(1)); tg.create_task(boom(2)); print("body"); await asyncio.sleep(0); print("no")
    except* ValueError as g: print(g.exceptions)
    try: await asyncio.gather(boom(3), boom(4))
    except ValueError as e: print("gather", e)
    print(await asyncio.gather(boom(5), boom(6), return_exceptions=True))
    try:
        async with asyncio.timeout(0.1): await asyncio.create_task(asyncio.sleep(1))
    except TimeoutError: print("TO")
    async def cancels_parent(p): p.cancel("by child")
    asyncio.create_task(cancels_parent(asyncio.current_task()))
    try: await asyncio.sleep(0)
    except asyncio.CancelledError as e: print(e.args, asyncio.current_task().uncancel())
    try: await asyncio.wait_for(boom(7), 1)
    except ValueError as e: print("wf", e)
    async for f in asyncio.as_completed([boom(8)]):
        try: await f
        except ValueError as e: print("ac", e)
asyncio.run(main())
