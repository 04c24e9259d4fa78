# A coroutine that code from exec() drops is told of at the line of that code, which cannot be shown.
import asyncio
import warnings

source = """
import asyncio

async def nested():
    return 42

async def main():
    nested()
    kept = nested()
    kept = 5
    print(await nested(), kept)

asyncio.run(main())
"""
exec(compile(source, "<lesson>", "exec"))


async def own():
    eval("nested()")
    eval(compile("[nested() for _ in range(2)]", "<second>", "eval"))
    nested()

asyncio.run(own())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exec("nested()")
for warning in caught:
    print(warning.filename, warning.lineno, warning.message)
