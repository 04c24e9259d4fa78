# Communicating on after a timeout, pipes that nobody reads, and a Python under another name.
import asyncio
import subprocess
import sys


def tell(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (Exception, subprocess.SubprocessError) as error:
        print(type(error).__name__, error)

print(subprocess.run(["anything", "-c", "print(5)"], executable=sys.executable, capture_output=True))

process = subprocess.Popen([sys.executable, "-c", "import sys, time\nsys.stdout.write('a' * 200000)\nsys.stdout.flush()\n"
                            "time.sleep(1)\nsys.stdout.write('b' * 100000 + sys.stdin.read())"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
try:
    process.communicate("given", timeout=0.5)
except subprocess.TimeoutExpired as error:
    print(error.timeout)
tell(process.communicate, "more")
for _ in range(2):
    out, err = process.communicate()
    print(len(out), out[-7:], err, process.returncode)

process = subprocess.Popen([sys.executable, "-c", "pass"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(process.communicate(b"x" * 300000), process.returncode)
process = subprocess.Popen([sys.executable, "-c", "print(3)"], stdout=subprocess.PIPE)
print(process.communicate())
tell(process.communicate)
try:
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.close()"], stdin=subprocess.PIPE, bufsize=300000) as process:
        process.stdin.write(b"x" * 200000)
except BrokenPipeError as error:
    print("broken", error)
print(process.returncode)


async def main():
    process = await asyncio.create_subprocess_exec("something", "a", "b", executable="echo", stdout=asyncio.subprocess.PIPE)
    print(await process.communicate())
    try:
        await asyncio.create_subprocess_exec("true", "a\0b")
    except ValueError as error:
        print(error)

asyncio.run(main())
