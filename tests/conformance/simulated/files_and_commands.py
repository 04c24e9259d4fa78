# What blocks a thread beside sleeping and locks: the disk, other programs, web requests.
import asyncio, http.client, json, os, subprocess, time, urllib.error, urllib.request


def measured(what, call):
    begin = time.perf_counter()
    try:
        result = call()
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{what}: {result!r} after {time.perf_counter() - begin:.3f}")


def write(size):
    with open("data.bin", "wb") as file:
        file.write(b"x" * size)


def read():
    with open("data.bin", "rb") as file:
        return len(file.read())


def lines():
    with open("data.txt", "w") as file:
        for number in range(1000):
            file.write(f"line {number}\n")
    with open("data.txt") as file:
        return sum(1 for _ in file)


# A megabyte takes the disk 10 ms, and less of it nothing.
measured("small file", lambda: write(999_999))
measured("small file", read)
measured("large file", lambda: write(20_000_000))
measured("large file", read)
measured("lines", lines)

measured("run", lambda: subprocess.run(["sleep", "0.5"]))
measured("echo", lambda: subprocess.run(["echo", "hi", "there"], capture_output=True, text=True))
measured("check", lambda: subprocess.run("false", shell=True, check=True))
measured("timeout", lambda: subprocess.run(["sleep", "5"], timeout=0.25))
measured("input", lambda: subprocess.check_output(["cat"], input=b"given"))
measured("system", lambda: os.system("sleep 0.1 && false; sleep 0.1 || echo no"))
measured("popen", lambda: os.popen("echo a; sleep 0.1; echo 'b; c'").read())


def beside():
    commands = [subprocess.Popen(["sleep", str(seconds)]) for seconds in (0.3, 0.1, 0.2)]
    states = [command.poll() for command in commands]
    return states, [command.wait() for command in commands]


measured("Popen", beside)


def ended():
    command = subprocess.Popen(["sleep", "9"])
    time.sleep(0.1)
    command.terminate()
    return command.wait()


measured("terminate", ended)

# As requests and aiohttp: the latency is that of the URL.
measured("urlopen", lambda: json.load(urllib.request.urlopen("https://api.example.com/users/1"))["name"])
measured("404", lambda: urllib.request.urlopen("https://httpbin.org/status/404"))
measured("dns", lambda: urllib.request.urlopen("https://nowhere.invalid/x"))
measured("late", lambda: urllib.request.urlopen("https://httpbin.org/delay/2", timeout=0.5))


def connection():
    connection = http.client.HTTPSConnection("api.example.com")
    connection.request("GET", "/users/1")
    response = connection.getresponse()
    return response.status, response.reason, len(response.read())


measured("http.client", connection)


async def main():
    async def tick():
        for _ in range(3):
            await asyncio.sleep(0.1)
            print("tick", asyncio.get_running_loop().time())

    ticks = asyncio.create_task(tick())
    await asyncio.sleep(0)
    urllib.request.urlopen("https://api.example.com/a?delay=0.25")
    await asyncio.to_thread(subprocess.run, ["sleep", "0.25"])
    await ticks


asyncio.run(main())
