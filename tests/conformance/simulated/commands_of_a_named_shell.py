"""Lines that a shell executes which the program names itself, and connections without a port."""

import asyncio
import subprocess


async def main():
    loop = asyncio.get_running_loop()
    process = await asyncio.create_subprocess_exec(
        "sh", "-c", "seq 1 5 | tail -2; echo wrong >&2; exit 3", stdout=-1, stderr=-1)
    print(await process.communicate(), process.returncode)
    process = await asyncio.create_subprocess_exec("/bin/sh", "-c", "cat | tr a-z A-Z", stdin=-1, stdout=-1)
    print(await process.communicate(b"loud\n"), process.returncode)
    process = await asyncio.create_subprocess_exec("bash", "-c", "sleep 5")
    try:
        await asyncio.wait_for(process.wait(), 0.5)
    except TimeoutError:
        process.kill()
        print("killed", await process.wait())
    started = [
        await asyncio.create_subprocess_exec("sh", "-c", f"sleep 0.{n}; echo {n}", stdout=-1) for n in (3, 1, 2)
    ]
    print([await process.stdout.readline() for process in started], [await process.wait() for process in started])
    for connect in (
        lambda: loop.create_connection(asyncio.Protocol, "127.0.0.1"),
        lambda: asyncio.open_connection("127.0.0.1"),
        lambda: asyncio.open_connection(),
    ):
        try:
            await connect()
        except (OSError, ValueError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
print(subprocess.run(["bash", "-c", "false || echo or"], capture_output=True, text=True))
try:
    subprocess.run(("sh", "-c", "exit 4"), check=True)
except subprocess.CalledProcessError as e:
    print(e)
with subprocess.Popen(["sh", "-c", "cat; echo end"], stdin=-1, stdout=-1, text=True) as process:
    print(process.communicate("given\n"), process.args)
