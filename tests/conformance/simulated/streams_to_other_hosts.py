# Streams to hosts of the simulated network: with and without TLS, one that is not there, one that sends back what it gets.
import asyncio, socket, ssl, time
from urllib.parse import urlsplit


async def status_of(url):
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    reader, writer = await asyncio.open_connection(parts.hostname, 443 if secure else 80, ssl=secure or None)
    query = f"GET {parts.path or '/'} HTTP/1.1\r\nHost: {parts.hostname}\r\n\r\n"
    writer.write(query.encode())
    await writer.drain()
    line = await reader.readline()
    headers = {}
    while (header := (await reader.readline()).decode().strip()):
        name, value = header.split(": ", 1)
        headers[name] = value
    body = await reader.read()
    writer.close()
    await writer.wait_closed()
    return url, line.decode().strip(), headers["Content-Type"], len(body) == int(headers["Content-Length"])


async def talk():
    reader, writer = await asyncio.open_connection("echo.example.com", 7)
    print(writer.get_extra_info("peername"))
    for word in b"one", b"two":
        begin = time.perf_counter()
        writer.write(word)
        print(await reader.read(100), f"{time.perf_counter() - begin:.3f}")
    writer.close()


class Client(asyncio.Protocol):
    def __init__(self, over):
        self.over = over

    def connection_made(self, transport):
        transport.write(b"GET /status/404 HTTP/1.0\r\nHost: api.example.com\r\n\r\n")

    def data_received(self, data):
        print("received", data.split(b"\r\n")[0])

    def connection_lost(self, exc):
        self.over.set_result(exc)


async def main():
    urls = ["https://example.com/", "http://example.com/index.html", "https://api.example.com/users/1"]
    for coroutine in asyncio.as_completed([status_of(url) for url in urls]):
        print(await coroutine, f"{time.perf_counter():.3f}")
    await talk()
    try:
        await asyncio.open_connection("nowhere.invalid", 80)
    except OSError as error:
        print(type(error).__name__, error)
    over = asyncio.get_running_loop().create_future()
    await asyncio.get_running_loop().create_connection(lambda: Client(over), "api.example.com", 80)
    print("over", await over)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.open_connection("slow.example.com", 80)
    except TimeoutError:
        print("timed out")


asyncio.run(main())


def with_sockets():
    context = ssl.create_default_context()
    print(context.check_hostname, context.verify_mode, context.minimum_version)
    with socket.create_connection(("example.com", 443)) as sock:
        with context.wrap_socket(sock, server_hostname="example.com") as secure:
            print(secure.version(), secure.cipher(), sock.fileno())
            secure.sendall(b"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")
            print(secure.recv(15))
    try:
        context.wrap_socket(socket.socket())
    except ValueError as error:
        print(error)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        context = ssl._create_unverified_context()
        context.check_hostname = True
        context.verify_mode = ssl.CERT_NONE
    except ValueError as error:
        print(error, context.verify_mode)


with_sockets()


async def with_context():
    reader, writer = await asyncio.open_connection("example.com", 443, ssl=ssl.create_default_context())
    writer.write(b"HEAD / HTTP/1.0\r\n\r\n")
    print(await reader.readline())
    writer.close()


asyncio.run(with_context())
