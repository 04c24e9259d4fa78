# What asyncio's commands look at before they start, and files as their streams.
import asyncio
import io
from asyncio.subprocess import PIPE, STDOUT


async def attempt(what, coroutine):
    try:
        print(what, await coroutine)
    except Exception as error:
        print(what, type(error).__name__, error)


async def output(*args, **options):
    command = await asyncio.create_subprocess_exec(*args, **{"stdout": PIPE, **options})
    return await command.communicate(), command.returncode


async def main():
    for options in ({"cwd": 5}, {"cwd": "nothing"}, {"cwd": "/"}, {"env": 5}, {"env": {"A": 5}}, {"env": {"A=": "b"}},
                    {"stdin": 5.5}, {"stdout": "file"}, {"stdout": io.StringIO()}, {"stdout": STDOUT}, {"stderr": "file"}):
        await attempt(f"{list(options)}:", output("pwd", **options))
    with open("written.txt", "w") as file:
        file.write("late\n")
        await output("echo", "early", stdout=file)
        await output("echo", "number", stdout=file.fileno())
    print(open("written.txt").read().split())
    with open("written.txt") as file:
        print(await output("sort", stdin=file))
    with open("written.txt", "rb") as file:
        print(await output("cat", stdin=file.fileno()))


asyncio.run(main())
