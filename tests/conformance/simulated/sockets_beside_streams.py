# Streams beside sockets that the loop reads and writes, and streams over such sockets, all at one server.
import asyncio
import socket
async def handle(r, w):
    async for line in r:
        w.write(line.upper()); await w.drain()
    w.close()
async def main():
    loop = asyncio.get_running_loop()
    srv = await asyncio.start_server(handle, "127.0.0.1", 7001)
    async def stream(n):
        r, w = await asyncio.open_connection("127.0.0.1", 7001)
        for i in range(3): w.write(b"s%d%d\n" % (n, i)); print(await r.readline())
        w.close(); await w.wait_closed()
    async def raw(n):
        s = socket.socket(); s.setblocking(False)
        await loop.sock_connect(s, ("127.0.0.1", 7001))
        for i in range(3): await loop.sock_sendall(s, b"r%d%d\n" % (n, i)); print(await loop.sock_recv(s, 100))
        s.close()
    async def own(n):
        s = socket.socket(); s.setblocking(False)
        await loop.sock_connect(s, ("127.0.0.1", 7001))
        r, w = await asyncio.open_connection(sock=s)
        for i in range(3): w.write(b"o%d%d\n" % (n, i)); print(await r.readline())
        w.close(); await w.wait_closed()
    await asyncio.gather(*(f(n) for f in (stream, raw, own) for n in (1, 2)))
    srv.close(); await srv.wait_closed()
asyncio.run(main())
