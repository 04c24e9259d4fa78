# Protocols that give buffers, much data through a small window, and what servers show of their sockets.
import asyncio
import re


class Buffers(asyncio.BufferedProtocol):
    def __init__(self):
        self.buffer = bytearray(8)
        self.events = []

    def connection_made(self, transport):
        self.transport = transport

    def get_buffer(self, hint):
        self.events.append(hint)
        return self.buffer

    def buffer_updated(self, size):
        self.events.append(bytes(self.buffer[:size]))
        self.transport.write(self.buffer[:size])

    def eof_received(self):
        self.events.append("eof")

    def connection_lost(self, exc):
        self.events.append(exc)


class Empty(Buffers):
    def get_buffer(self, hint):
        return b""


async def much(reader, writer):
    print(writer.get_extra_info("socket").family, type(writer.get_extra_info("socket")))
    size = 3_000_000
    writer.write(bytes(size))
    await writer.drain()
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    made = []
    for kind in Buffers, Empty:
        loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
        server = await loop.create_server(lambda: made.append(kind()) or made[-1], "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"0123456789")
        if kind is Buffers:
            print(await reader.readexactly(10))
        writer.write_eof()
        try:
            print(await reader.read())
        except ConnectionResetError as error:
            print(error)
        print(made[-1].events)
        writer.close()
        await asyncio.sleep(0.01)
        print(re.sub(r"fd=\d+|\d{5}", "N", repr(server)))
        server.close()
        await server.wait_closed()
    server = await asyncio.start_server(much, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    print(len(await reader.read()))
    print(re.sub(r"fd=\d+|\d{5}", "N", repr(writer.get_extra_info("socket"))))
    writer.close()
    server.close()


asyncio.run(main())
