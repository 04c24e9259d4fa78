# Sockets of Unix: the file at their path, what goes wrong at it, threads and servers of asyncio that listen there.
# And raw sockets, which only an administrator may have.
import asyncio
import os
import pathlib
import socket
import stat
import threading

PATH = "chat.sock"


def told(action, *args):
    try:
        return action(*args)
    except (OSError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


def serve(server):
    connection, address = server.accept()
    print("accepted", repr(address), connection.family.name)
    with connection:
        while data := connection.recv(16):
            connection.sendall(data.upper())


def by_threads():
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    print(repr(server.getsockname()), told(server.listen))
    server.bind(PATH)
    print(str(server).split(", ", 1)[1], told(server.bind, "other"))
    print(stat.filemode(os.stat(PATH).st_mode), pathlib.Path(PATH).is_socket(), os.path.isfile(PATH))
    print(told(open, PATH))
    other = socket.socket(socket.AF_UNIX)
    for address in PATH, "nowhere/at/all", 5, ("a", 1), "x" * 200:
        print(told(other.bind, address))
    for address in PATH, "missing":
        print(told(other.connect, address), other.connect_ex(address))
    other.close()

    server.listen(1)
    thread = threading.Thread(target=serve, args=(server,))
    thread.start()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(PATH)
        print(repr(client.getpeername()), repr(client.getsockname()), told(client.connect, PATH))
        client.sendall(b"hello")
        print(client.recv(100))
    thread.join()
    server.close()
    print(os.path.exists(PATH))
    os.unlink(PATH)


async def handle(reader, writer):
    print("peer", repr(writer.get_extra_info("peername")), repr(writer.get_extra_info("sockname")))
    writer.write((await reader.read(10))[::-1])
    writer.close()


async def told_later(awaitable):
    try:
        await awaitable
    except (OSError, ValueError) as error:
        print(f"{type(error).__name__}: {str(error)[:55]}")


async def exchange(**where):
    reader, writer = await asyncio.open_unix_connection(**where)
    writer.write(b"abc")
    writer.write_eof()
    print(await reader.read())
    writer.close()


async def by_asyncio():
    first = await asyncio.start_unix_server(handle, PATH)
    print(os.path.exists(PATH), first.sockets[0].getsockname())
    await exchange(path=PATH)
    second = await asyncio.start_unix_server(handle, pathlib.Path(PATH))
    first.close()
    print(os.path.exists(PATH))
    second.close()
    print(os.path.exists(PATH))
    await told_later(asyncio.open_unix_connection("missing.sock"))
    open("plain", "w").close()
    await told_later(asyncio.open_unix_connection("plain"))
    await told_later(asyncio.start_unix_server(handle, "plain"))
    await told_later(asyncio.start_unix_server(handle, "no/such/folder"))
    third = await asyncio.start_unix_server(handle, PATH, cleanup_socket=False)
    third.close()
    print(os.path.exists(PATH))
    await told_later(asyncio.open_unix_connection(PATH))
    os.remove(PATH)

    listener = socket.socket(socket.AF_UNIX)
    listener.bind(PATH)
    server = await asyncio.start_unix_server(handle, sock=listener)
    client = socket.socket(socket.AF_UNIX)
    client.connect(PATH)
    await exchange(sock=client)
    with socket.socket() as wrong:
        for where in {"path": PATH, "sock": listener}, {}, {"sock": wrong}:
            await told_later(asyncio.start_unix_server(handle, **where))
            await told_later(asyncio.open_unix_connection(**where))
    server.close()
    print(os.path.exists(PATH))


print(told(socket.socket, socket.AF_INET, socket.SOCK_RAW))
by_threads()
asyncio.run(by_asyncio())
