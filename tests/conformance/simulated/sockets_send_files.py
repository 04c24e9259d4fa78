# A loop sends files over a socket, and asks for the names of addresses.
import asyncio
import io
import os
import pathlib
import socket
import stat


async def main():
    loop = asyncio.get_running_loop()
    one, two = socket.socketpair()
    one.setblocking(False)
    two.setblocking(False)

    async def received(size):
        data = b""
        while len(data) < size:
            data += await loop.sock_recv(two, 65536)
        return data

    with open("data.bin", "w+b") as file:
        file.write(b"0123456789" * 30000)
        file.flush()
        sent, data = await asyncio.gather(loop.sock_sendfile(one, file), received(300_000))
        print(sent, len(data), file.tell())
        print(await loop.sock_sendfile(one, file, 5, 20), await received(20), file.tell())
        for args in (file, -1), (file, 1.5), (file, 0, 0), (file, 0, "a"), (open("data.bin"),):
            try:
                await loop.sock_sendfile(one, *args)
            except (TypeError, ValueError) as error:
                print(type(error).__name__, error)
    print(await loop.sock_sendfile(one, io.BytesIO(b"abc")), await received(3))
    try:
        await loop.sock_sendfile(one, io.BytesIO(b"abc"), fallback=False)
    except asyncio.SendfileNotAvailableError as error:
        print(error)
    one.close()
    two.close()
    print(await loop.getnameinfo(("127.0.0.1", 80)))
    print(await loop.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))


asyncio.run(main())
read, write = os.pipe()
print(stat.S_ISFIFO(os.fstat(read).st_mode), pathlib.Path("/dev/null").is_char_device())
os.close(read)
os.close(write)
for mode in 0o140755, 0o060644, 0o010600, 0o120777, 0o104755, 0o104644, 0o102755, 0o102644, 0o041777, 0o041776:
    print(oct(mode), stat.filemode(mode))
