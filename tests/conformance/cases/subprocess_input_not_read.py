"""Commands that do not read what they are given: a pipe holds 64 KiB, and breaks when they end."""
import asyncio
import sys

PIPE = asyncio.subprocess.PIPE


async def told(coro):
    try:
        return await coro
    except Exception as exc:
        return repr(exc)


async def main():
    for command in (["sleep", "0.2"], [sys.executable, "-c", "import time; time.sleep(0.2)"]):
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE)
        process.stdin.write(b"x" * 50_000)
        print(await told(process.stdin.drain()), process.stdin.transport.get_write_buffer_size())
        process.stdin.write(b"x" * 500_000)
        print(process.stdin.transport.get_write_buffer_size() > 400_000)
        for _ in range(2):
            print(await told(process.stdin.drain()))
            process.stdin.write(b"x" * 500_000)
        print(await told(process.stdin.wait_closed()), await process.wait())
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        print(await process.communicate(b"y" * 500_000), process.returncode)
    process = await asyncio.create_subprocess_exec("wc", "-l", stdin=PIPE, stdout=PIPE)
    process.stdin.write(b"line\n" * 100_000)
    print(await told(process.stdin.drain()))
    print(await process.communicate())
    task = asyncio.create_task(asyncio.get_running_loop().subprocess_exec(
        asyncio.SubprocessProtocol, sys.executable, "-c", "import time; time.sleep(3600)"))
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.wait([task], timeout=5) != (set(), {task}), task.cancelled())


asyncio.run(main())
