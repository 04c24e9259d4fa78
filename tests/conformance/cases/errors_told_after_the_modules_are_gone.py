# Tasks that only the frames of an uncaught exception hold are told of when the modules are gone: without stress in
# the carets, those that wait beside those that failed.
import asyncio
import logging
import sys

logging.getLogger("asyncio").addHandler(logging.StreamHandler(sys.stdout))
loop = asyncio.new_event_loop()


def divide(a, b):
    return a / b


async def failing(names):
    result = divide(len(names),
                    names["count"])
    return result


async def unclosed():
    await asyncio.sleep(100)


async def main():
    waits = loop.create_task(unclosed())
    failed = loop.create_task(failing({"count": 0}))
    other = loop.create_task(failing({}))
    await asyncio.sleep(1)
    raise LookupError("main")


loop.run_until_complete(main())
