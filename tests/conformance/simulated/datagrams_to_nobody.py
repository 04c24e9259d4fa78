# A client of datagrams that nobody answers: it is told of once, and then nothing happens any more.
import asyncio


class Client:
    def connection_made(self, transport):
        transport.sendto(b"anybody there?")

    def error_received(self, error):
        print("error", error, asyncio.get_running_loop().time())

    def connection_lost(self, error):
        print("lost", error)


class Careless:
    def connection_made(self, transport):
        pass


async def main():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Client, remote_addr=("127.0.0.1", 9999))
    await asyncio.sleep(2)
    print(loop.time())
    transport.sendto(b"and now?")
    await asyncio.sleep(1)
    print(loop.time())
    transport.close()
    # What the protocol lacks is told of when the connection ends.
    transport, _ = await loop.create_datagram_endpoint(Careless, local_addr=("127.0.0.1", 0))
    transport.close()
    await asyncio.sleep(1)
    print(loop.time())

asyncio.run(main())
