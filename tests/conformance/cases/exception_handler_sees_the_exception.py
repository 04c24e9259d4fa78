# A loop's exception handler runs while the exception is handled, and in the context of what failed.
import asyncio
import sys
import traceback


def handler(loop, context):
    kind = sys.exc_info()[0]
    print("handler:", kind and kind.__name__, context["message"].split(" at ")[0])
    print("  ", traceback.format_exc().splitlines()[-1])
    if "raise" in str(context.get("exception")):
        raise LookupError("in the handler")


def fail(what):
    raise ValueError(what)


async def lost():
    raise KeyError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(fail, "one")
    loop.call_later(0.1, fail, "raise")
    await asyncio.sleep(0.2)
    task = asyncio.create_task(lost())
    await asyncio.sleep(0)
    del task
    context = asyncio.current_task().get_context()
    for _ in range(2):
        try:
            print(context.run(lambda: 3))
        except RuntimeError as error:
            print(str(error)[:20], str(error)[-18:])

    def inside():
        try:
            context.run(print, "not reached")
        except RuntimeError as error:
            print("inside:", str(error)[-18:])

    context.copy().run(inside)
    loop.call_exception_handler({"message": "told by the task itself", "task": asyncio.current_task()})
    print("end")


asyncio.run(main())
