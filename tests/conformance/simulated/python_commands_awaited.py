# Another Python beside a loop: lines as they come, input, signals, and many bytes.
import asyncio, sys, time
async def main():
    code = "import datetime; print('now')"
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    data = await p.stdout.readline(); print(data.decode().rstrip()); await p.wait(); print(p.returncode)
    t = time.monotonic()
    async def child(n):
        p = await asyncio.create_subprocess_exec(sys.executable, "-c", f"import time\nfor i in range(3): time.sleep(0.1*{n}); print({n}, i, flush=True)\nraise SystemExit(int({n}))", stdout=asyncio.subprocess.PIPE)
        async for line in p.stdout: print(line.decode().strip(), round(time.monotonic()-t,1))
        return await p.wait()
    print(await asyncio.gather(child(1), child(2.1)))
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", "import sys\nfor l in sys.stdin: print(l.strip().upper())\nprint('err', file=sys.stderr)", stdin=-1, stdout=-1, stderr=-1)
    print(await p.communicate(b"one\ntwo\n"), p.returncode)
    p = await asyncio.create_subprocess_exec(sys.executable, "-u", "-c", "while True: print('got', input())", stdin=-1, stdout=-1, stderr=-1)
    for x in b"a\n", b"b\n":
        p.stdin.write(x); await p.stdin.drain(); print(await p.stdout.readline())
    p.stdin.close(); print((await p.stderr.read()).splitlines()[-1], await p.wait())
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(10)")
    try: await asyncio.wait_for(p.wait(), 0.3)
    except TimeoutError: print("timeout"); p.kill(); print(await p.wait(), p.returncode)
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", "import sys; d = sys.stdin.buffer.read(); print(len(d)); sys.stdout.write('y'*200000)", stdin=-1, stdout=-1)
    o, e = await p.communicate(b"x"*300000); print(len(o), o[:8], e)
    p = await asyncio.create_subprocess_shell(f'{sys.executable} -c "print(6*7)"', stdout=-1); print(await p.communicate())
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", "import asyncio\nasync def m(): await asyncio.sleep(.2); print('inner')\nasyncio.run(m())"); print(await p.wait())
asyncio.run(main())
