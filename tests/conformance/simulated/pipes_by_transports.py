# Pipes of the program behind an event loop: transports that read and write them, flow control, ends that go away,
# and sockets of datagrams that are awaited.
import asyncio
import os
import socket
import warnings


class Shown(asyncio.Protocol):
    def __init__(self, name):
        self.name = name

    def connection_made(self, transport):
        print(self.name, "made:", type(transport).__name__)

    def data_received(self, data):
        print(self.name, "got", len(data), data[:8])

    def eof_received(self):
        print(self.name, "is at its end")

    def connection_lost(self, exc):
        print(self.name, "lost:", repr(exc))

    def pause_writing(self):
        print(self.name, "shall pause")

    def resume_writing(self):
        print(self.name, "may go on")


async def ends():
    loop = asyncio.get_running_loop()
    read, write = os.pipe()
    reader, _ = await loop.connect_read_pipe(lambda: Shown("reader"), open(read, "rb", 0))
    writer, _ = await loop.connect_write_pipe(lambda: Shown("writer"), open(write, "wb", 0))
    return reader, writer


async def streams():
    loop = asyncio.get_running_loop()
    read, write = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), open(read, "rb"))
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, open(write, "wb"))
    writer = asyncio.StreamWriter(transport, protocol, None, loop)

    async def feed():
        for number in range(3):
            writer.write(b"line %d\n" % number)
            await writer.drain()
            await asyncio.sleep(1)
        writer.close()

    async with asyncio.TaskGroup() as group:
        group.create_task(feed())
        start = loop.time()
        while line := await reader.readline():
            print(round(loop.time() - start), line)


async def flow():
    reader, writer = await ends()
    print(writer.get_write_buffer_limits(), writer.can_write_eof(), reader.is_reading())
    reader.pause_reading()
    writer.write(b"a" * 200_000)
    print(writer.get_write_buffer_size(), reader.is_reading())
    await asyncio.sleep(0.01)
    reader.resume_reading()
    await asyncio.sleep(0.01)
    writer.close()
    writer.write(b"late")
    print(writer.is_closing(), writer.get_write_buffer_size())
    await asyncio.sleep(0.01)
    print(reader.is_closing())


async def broken():
    reader, writer = await ends()
    reader.close()
    await asyncio.sleep(0.01)
    print(writer.is_closing())
    reader, writer = await ends()
    reader.pause_reading()
    writer.write(bytearray(100_000))
    print(writer.get_write_buffer_size())
    reader.close()
    await asyncio.sleep(0.01)
    writer.write(b"too late")
    reader, writer = await ends()
    writer.write(memoryview(b"some"))
    writer.abort()
    await asyncio.sleep(0.01)


async def others():
    loop = asyncio.get_running_loop()
    one, two = socket.socketpair()
    await loop.connect_read_pipe(lambda: Shown("socket"), one)
    two.sendall(b"by a socket")
    await asyncio.sleep(0.01)
    two.close()
    await asyncio.sleep(0.01)
    for connect in loop.connect_read_pipe, loop.connect_write_pipe:
        with open("plain.txt", "w+b") as file:
            try:
                await connect(lambda: Shown("file"), file)
            except ValueError as error:
                print(error)


async def datagrams():
    loop = asyncio.get_running_loop()
    one, two = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    for sock in one, two:
        sock.bind(("127.0.0.1", 0))
        sock.setblocking(False)
    waiting = asyncio.create_task(loop.sock_recvfrom(one, 100))
    await asyncio.sleep(0)
    print(await loop.sock_sendto(two, b"hello", one.getsockname()))
    data, address = await waiting
    print(data, address == two.getsockname())
    await loop.sock_sendto(two, b"again", one.getsockname())
    buffer = bytearray(8)
    print((await loop.sock_recvfrom_into(one, buffer))[0], buffer)
    one.close()
    two.close()


async def left_open():
    made = await ends()
    del made


for part in streams, flow, broken, others, datagrams, left_open:
    print("--", part.__name__)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        asyncio.run(part())
    print(sorted(str(warning.message).split()[2] for warning in told if "transport" in str(warning.message)))
