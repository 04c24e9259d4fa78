# Connections from an address that was chosen, ports as texts and names of services, options of datagram endpoints,
# and what is told of writers that nobody closed.
import asyncio
import gc
import socket
import warnings


async def handle(reader, writer):
    print("from", writer.get_extra_info("peername"))
    await reader.read()
    writer.close()


async def told(awaitable):
    try:
        await awaitable
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)


async def addresses():
    async with await asyncio.start_server(handle, "localhost", "8123"):
        reader, writer = await asyncio.open_connection("localhost", "8123", local_addr=("localhost", 45678))
        print(writer.get_extra_info("sockname"))
        writer.close()
        await asyncio.sleep(0.01)
        for address in ("127.0.0.1", 8123), ("10.1.2.3", 0):
            await told(asyncio.open_connection("localhost", 8123, local_addr=address))
        await told(asyncio.open_connection("localhost", "nosuch"))


async def endpoints():
    loop = asyncio.get_running_loop()
    for options in {}, {"reuse_port": True, "allow_broadcast": True}:
        transport, _ = await loop.create_datagram_endpoint(
            asyncio.DatagramProtocol, local_addr=("127.0.0.1", "0"), **options)
        sock = transport.get_extra_info("socket")
        print(isinstance(transport, asyncio.Transport),
              [sock.getsockopt(socket.SOL_SOCKET, option) for option in (socket.SO_REUSEPORT, socket.SO_BROADCAST)])
        transport.close()
    with socket.socket() as plain:
        await told(loop.connect_accepted_socket(asyncio.Protocol, plain, ssl_handshake_timeout=5))


async def unclosed():
    async with await asyncio.start_server(lambda reader, writer: writer.close(), "localhost", 8124):
        reader, writer = await asyncio.open_connection("localhost", 8124)
        await reader.read()
        del writer
        gc.collect()


asyncio.run(addresses())
asyncio.run(endpoints())
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    asyncio.run(unclosed())
print([str(warning.message).split("=")[0] for warning in found])
