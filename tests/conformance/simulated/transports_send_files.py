# A loop sends files over transports, natively and through the protocol that stands in meanwhile.
import asyncio
import io
import os
import tempfile


class Receiver(asyncio.Protocol):
    def __init__(self, done):
        self.done = done
        self.data = bytearray()

    def data_received(self, data):
        self.data += data

    def connection_lost(self, exc):
        self.done.set_result(bytes(self.data))


async def count_turns(turns):
    while True:
        turns.append(len(turns))
        await asyncio.sleep(0)


async def tell(awaitable):
    try:
        print(await awaitable)
    except Exception as error:
        print(type(error).__name__, error)


async def send(path, **limits):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    server = await loop.create_server(lambda: Receiver(done), "127.0.0.1", 0)
    transport, _ = await loop.create_connection(asyncio.Protocol, *server.sockets[0].getsockname())
    turns = []
    counting = asyncio.create_task(count_turns(turns))
    await asyncio.sleep(0)
    with open(path, "rb") as file, open(path) as text:
        transport.write(b"head")
        before = len(turns)
        print(await loop.sendfile(transport, file, **limits), file.tell(), "turns", len(turns) - before)
        transport.write(b"tail")
        print(await loop.sendfile(transport, io.BytesIO(b"abc")))
        await tell(loop.sendfile(transport, io.BytesIO(b"abc"), fallback=False))
        file.seek(0)
        before = len(turns)
        print(await loop.sendfile(transport, file, 20000), file.tell(), "turns", len(turns) - before)
        for args in (text,), (file, -1), (file, 0, 0), (file, 0, "x"), (file, 1.5):
            await tell(loop.sendfile(transport, *args))
        sending = asyncio.create_task(loop.sendfile(transport, file))
        await asyncio.sleep(0)
        for write, data in (transport.write, b"x"), (transport.writelines, [b"x"]):
            try:
                write(data)
            except RuntimeError as error:
                print(error)
        await tell(sending)
        sending = asyncio.create_task(loop.sendfile(transport, file))
        await asyncio.sleep(0)
        sending.cancel()
        await asyncio.wait([sending])
        print(sending.cancelled(), file.tell())
        transport.close()
        await tell(loop.sendfile(transport, file))
    data = await done
    print(len(data), data[:10], data[-10:])
    counting.cancel()
    server.close()


class Unknown:
    def is_closing(self):
        return False

    def __repr__(self):
        return "<Unknown>"


async def main():
    path = os.path.join(tempfile.gettempdir(), "sent_by_a_transport.bin")
    with open(path, "wb") as file:
        file.write(bytes(range(256)) * 40)
    await send(path)
    await send(path, offset=100)
    await send(path, count=50)
    await send(path, offset=10000, count=5000)
    os.unlink(path)
    await tell(asyncio.get_running_loop().sendfile(Unknown(), None))
    await tell(asyncio.get_running_loop().start_tls(None, None, None))


asyncio.run(main())
