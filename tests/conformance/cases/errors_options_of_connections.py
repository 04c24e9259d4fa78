"""Options that servers, connections and commands do not take: those of older versions, and misspelt ones."""

import asyncio


async def serve(reader, writer):
    pass


async def tried(start, *args, **options):
    try:
        await start(*args, **options)
    except TypeError as error:
        print(error)


async def main():
    loop = asyncio.get_running_loop()
    await tried(asyncio.start_server, serve, "127.0.0.1", 0, loop=loop)
    await tried(asyncio.open_connection, "127.0.0.1", 1, loop=loop)
    await tried(asyncio.start_server, serve, "127.0.0.1", 0, time_out=1)
    await tried(asyncio.open_connection, "127.0.0.1", 1, timeout=1)
    await tried(asyncio.start_unix_server, serve, "path", lopp=1)
    await tried(asyncio.open_unix_connection, "path", lopp=1)
    for method in (loop.create_server, loop.create_connection, loop.create_datagram_endpoint):
        try:
            method(asyncio.Protocol, "127.0.0.1", 0, protocol=5)
        except TypeError as error:
            print("at once:", error)
    await tried(loop.create_server, asyncio.Protocol, "127.0.0.1", 0, None)


asyncio.run(main())
