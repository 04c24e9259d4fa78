# How a transport shows itself while it is open, closing, and closed.
import asyncio
import re


def show(transport):
    print(re.sub(r"fd=\d+", "fd=N", repr(transport)))


async def echo(reader, writer):
    writer.write(await reader.read())
    show(writer.transport)
    writer.close()
    show(writer.transport)
    await writer.wait_closed()
    show(writer.transport)


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 9001)
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 9001)
        writer.write(b"hello")
        writer.write_eof()
        print(await reader.read())
        writer.close()
        await writer.wait_closed()
        show(writer.transport)


asyncio.run(main())
