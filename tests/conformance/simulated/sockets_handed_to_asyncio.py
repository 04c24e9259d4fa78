# Streams, servers and protocols over sockets that the program has made.
import asyncio, socket
async def handle(r, w):
    print("peer", w.get_extra_info("peername")[0], type(w.get_extra_info("socket")).__name__)
    d = await r.read(100); w.write(d.upper()); await w.drain(); w.close(); await w.wait_closed()
async def main():
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", 8765))
    srv = await asyncio.start_server(handle, sock=s)
    print(srv.sockets[0].getsockname(), s.getblocking())
    c = socket.socket(); c.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(c, ("127.0.0.1", 8765))
    r, w = await asyncio.open_connection(sock=c)
    w.write(b"hello"); print(await r.read()); w.close(); await w.wait_closed(); print(c.fileno())
    a, b = socket.socketpair()
    r, w = await asyncio.open_connection(sock=a)
    r2, w2 = await asyncio.open_connection(sock=b)
    w.write(b"pair"); print(await r2.read(10)); w2.write(b"back"); print(await r.read(10)); w.close(); print(await r2.read()); w2.close()
    class P(asyncio.Protocol):
        def connection_made(self, t): print("made"); self.t = t
        def data_received(self, d): print("data", d); self.t.write(d); 
        def connection_lost(self, e): print("lost", e)
    l = socket.create_server(("127.0.0.1", 8766)); l.setblocking(False)
    c = socket.create_connection(("127.0.0.1", 8766)); conn, _ = await loop.sock_accept(l)
    t, p = await loop.connect_accepted_socket(P, conn)
    c.sendall(b"x"); await asyncio.sleep(0.01); print(c.recv(10)); c.close(); await asyncio.sleep(0.01)
    srv.close(); await srv.wait_closed(); print(s.fileno())
    try: loop.add_reader(l, print); await loop.create_server(P, sock=a, host="x")
    except ValueError as e: print(e)
    srv2 = await loop.create_server(P, sock=l); c = socket.create_connection(("127.0.0.1", 8766)); c.close(); await asyncio.sleep(0.01); srv2.close()
asyncio.run(main())
