# Where coroutines were made is kept for the thread that asked for it; a loop in debug mode asks for its own thread.
# An error that no code has raised, in a task that ends while another error goes by, has that one as its context.
import asyncio
import sys
import threading


async def never():
    pass


def origins(tell):
    coroutine = never()
    tell.append((sys.get_coroutine_origin_tracking_depth(), coroutine.cr_origin is None))
    coroutine.close()


async def in_thread(tell):
    origins(tell)
    await asyncio.sleep(0.2)
    origins(tell)


async def main(debug):
    told = []
    origins(told)
    thread = threading.Thread(target=origins, args=(told,))
    thread.start()
    thread.join()
    for other in True, False:
        thread = threading.Thread(target=lambda: asyncio.run(in_thread(told), debug=other))
        thread.start()
        await asyncio.sleep(0.3)
        thread.join()
    origins(told)
    print(debug, told)


for debug in True, False:
    asyncio.run(main(debug), debug=debug)
told = []
origins(told)
sys.set_coroutine_origin_tracking_depth(2)
origins(told)
thread = threading.Thread(target=origins, args=(told,))
thread.start()
thread.join()
sys.set_coroutine_origin_tracking_depth(0)
print(told)


async def late(coroutine):
    try:
        await asyncio.sleep(1)
    finally:
        asyncio.create_task(coroutine, name="again")


async def reuses():
    coroutine = never()
    await coroutine
    asyncio.create_task(late(coroutine))
    await asyncio.sleep(0)
    raise LookupError("main")


def handler(loop, context):
    error = context["exception"]
    print(context["message"], repr(error), repr(error.__context__))


class Loop(asyncio.SelectorEventLoop):
    def call_exception_handler(self, context):
        handler(self, context)


try:
    asyncio.run(reuses(), loop_factory=Loop)
except LookupError as error:
    print(repr(error))
try:
    with asyncio.Runner() as runner:
        runner.get_loop().set_exception_handler(handler)
        runner.run(reuses())
except LookupError as error:
    print(repr(error))
