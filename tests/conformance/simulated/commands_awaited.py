# Commands that a loop waits for, and lines of a shell with pipes, redirections and variables.
import asyncio, subprocess, time

PIPE = asyncio.subprocess.PIPE


async def timed(coroutine):
    begin = time.perf_counter()
    result = await coroutine
    print(f"{result!r} after {time.perf_counter() - begin:.2f}")


async def ended(*words, **options):
    process = await asyncio.create_subprocess_exec(*words, **options)
    return await process.wait(), process.returncode


async def output(line, given=None):
    process = await asyncio.create_subprocess_shell(line, stdin=given and PIPE, stdout=PIPE, stderr=PIPE)
    return await process.communicate(given), process.returncode


async def interactive():
    process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    for number in range(2):
        process.stdin.write(f"line {number}\n".encode())
        await process.stdin.drain()
        print(await process.stdout.readline())
    process.stdin.close()
    await process.stdin.wait_closed()
    print(await process.wait(), process.stdout.at_eof())
    try:
        process.kill()
    except ProcessLookupError as error:
        print(repr(error))


async def line_by_line():
    process = await asyncio.create_subprocess_shell("echo a; sleep 0.3; echo b; ls nowhere", stdout=PIPE, stderr=subprocess.STDOUT)
    begin = time.perf_counter()
    async for line in process.stdout:
        print(line, f"{time.perf_counter() - begin:.2f}")
    return await process.wait()


async def stopped(how):
    process = await asyncio.create_subprocess_exec("sleep", "30")
    try:
        await asyncio.wait_for(process.wait(), 0.1)
    except TimeoutError:
        getattr(process, how)()
    return process.returncode, await process.wait()


class Told(asyncio.SubprocessProtocol):
    def __init__(self, over):
        self.over = over

    def connection_made(self, transport):
        print("made", transport.get_returncode())

    def pipe_data_received(self, fd, data):
        print("data", fd, data)

    def pipe_connection_lost(self, fd, exc):
        print("lost", fd, exc)

    def process_exited(self):
        print("exited")

    def connection_lost(self, exc):
        self.over.set_result("over")


async def with_protocol():
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    transport, protocol = await loop.subprocess_exec(lambda: Told(over), "echo", "hi", stdin=None, stderr=None)
    print(await over, transport.get_returncode(), type(protocol).__name__)
    transport.close()


async def main():
    print(await ended("echo", "printed"), await ended("false"), await ended("echo", "unseen", stdout=subprocess.DEVNULL))
    await timed(asyncio.gather(*(ended("sleep", seconds) for seconds in ("0.3", "0.1", "0.2"))))
    await timed(output("echo out; sleep 0.1; echo err >&2; exit 3"))
    await timed(output("sort -r | head -n 2 && cat nowhere 2>/dev/null || echo none", b"b\na\nc\n"))
    await interactive()
    print(await line_by_line())
    for how in "terminate", "kill":
        await timed(stopped(how))
    await with_protocol()
    for options in {"text": True}, {"shell": True}, {"bufsize": 1}, {"encoding": "utf-8"}:
        try:
            await asyncio.create_subprocess_exec("echo", **options)
        except ValueError as error:
            print(error)
    with asyncio.get_child_watcher() as watcher:
        watcher.attach_loop(asyncio.get_running_loop())
        print(type(watcher).__name__, watcher.is_active())
    # The task that connects the pipes has a name like any other.
    print(asyncio.create_task(asyncio.sleep(0)).get_name())


asyncio.run(main())


def run(line, **options):
    done = subprocess.run(line, shell=True, capture_output=True, text=True, **options)
    print(f"{line!r} gives {done.returncode}, {done.stdout!r}, {done.stderr!r}")


run("echo one > f; echo two >> f; cat < f | tr a-z A-Z; grep -c o f")
run("ls nowhere > all 2>&1; cat all; wc -l < all")
run("""echo "a|b;c  $X ${X}y" '$X' \\$X""", env={"X": "x"})
run("seq 1 3 9 | tail -n 2; seq 3 | grep -v 2 | sort -nr; date +%Y")
run("uniq -c", input="a\na\nb\n")

# Of one command to the next, without a shell.
first = subprocess.Popen(["cat", "f"], stdout=subprocess.PIPE)
second = subprocess.Popen(["grep", "t"], stdin=first.stdout, stdout=subprocess.PIPE)
for line in second.stdout:
    print(line)
print(second.communicate())
