# In debug mode a loop refuses what another thread schedules in it, also through a future or a task.
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    future, done = loop.create_future(), loop.create_future()
    future.add_done_callback(lambda future: told.append(f"called back with {future.result()}"))
    done.set_result("early")
    told = []

    async def never():
        told.append("the task runs")

    def elsewhere():
        coroutine = never()
        for name, call in {
            "set_result": lambda: future.set_result(1),
            "add_done_callback": lambda: done.add_done_callback(told.append),
            "call_soon": lambda: loop.call_soon(told.append, "soon"),
            "call_later": lambda: loop.call_later(0.01, told.append, "later"),
            "call_soon_threadsafe": lambda: loop.call_soon_threadsafe(told.append, "called"),
            "run_coroutine_threadsafe": lambda: asyncio.run_coroutine_threadsafe(coroutine, loop),
        }.items():
            try:
                call()
                told.append(f"{name}: fine")
            except RuntimeError as error:
                told.append(f"{name}: {error}")

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    await asyncio.sleep(0.1)
    print(*told, sep="\n")
    print(future.done())


asyncio.run(main(), debug=True)
asyncio.run(main())
