# Endpoints of datagrams and servers for them.
import asyncio, socket
class EchoServerProtocol:
    def connection_made(self, transport): self.transport = transport; print("server made", transport.get_extra_info("sockname"))
    def datagram_received(self, data, addr):
        message = data.decode(); print('Received %r from %s' % (message, addr[0])); self.transport.sendto(data, addr)
    def connection_lost(self, exc): print("server lost", exc)
    def error_received(self, exc): print("server error", exc)
class EchoClientProtocol:
    def __init__(self, message, on_con_lost): self.message = message; self.on_con_lost = on_con_lost; self.transport = None
    def connection_made(self, transport):
        self.transport = transport; print('Send:', self.message); self.transport.sendto(self.message.encode())
    def datagram_received(self, data, addr): print("Received:", data.decode(), addr); print("Close the socket"); self.transport.close()
    def error_received(self, exc): print('Error received:', exc)
    def connection_lost(self, exc): print("Connection closed"); self.on_con_lost.set_result(True)
async def main():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(lambda: EchoServerProtocol(), local_addr=('127.0.0.1', 9999))
    async def client(n):
        done = loop.create_future()
        t, p = await loop.create_datagram_endpoint(lambda: EchoClientProtocol(f"Hello {n}", done), remote_addr=('127.0.0.1', 9999))
        print(t.get_extra_info("peername"), t.is_closing())
        try: await done
        finally: t.close()
    await asyncio.gather(*(client(i) for i in range(3)))
    try: await loop.create_datagram_endpoint(EchoServerProtocol, local_addr=('127.0.0.1', 9999))
    except OSError as e: print(e)
    transport.close(); await asyncio.sleep(0.01)
    t, p = await loop.create_datagram_endpoint(lambda: EchoClientProtocol("nobody", loop.create_future()), remote_addr=('127.0.0.1', 9997))
    await asyncio.sleep(0.01); t.sendto(b"again"); await asyncio.sleep(0.01); t.close()
    class Q(asyncio.DatagramProtocol):
        def __init__(self): self.q = asyncio.Queue()
        def datagram_received(self, data, addr): self.q.put_nowait(data)
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(("127.0.0.1", 0))
    t, p = await loop.create_datagram_endpoint(Q, sock=s)
    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(3): u.sendto(b"%d" % i, s.getsockname())
    print([await p.q.get() for _ in range(3)]); t.close(); u.close()
    for k in ({}, {"local_addr": ("127.0.0.1",)}, {"local_addr": "x"}):
        try: await loop.create_datagram_endpoint(Q, **k)
        except (ValueError, TypeError, AssertionError) as e: print(type(e), e)
    await asyncio.sleep(0)
asyncio.run(main())
import socketserver, threading
class MyUDPHandler(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request[0].strip(); sock = self.request[1]
        print(self.client_address[0], "wrote:", data)
        sock.sendto(data.upper(), self.client_address)
class Lines(socketserver.DatagramRequestHandler):
    def handle(self):
        for line in self.rfile: self.wfile.write(line[::-1].strip() + b"|")
for server_class, handler in ((socketserver.UDPServer, MyUDPHandler), (socketserver.ThreadingUDPServer, Lines)):
    with server_class(("localhost", 0), handler) as server:
        t = threading.Thread(target=server.serve_forever, args=(0.05,)); t.start()
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for m in ("hello", "a\nbc\n"): sock.sendto(m.encode(), server.server_address); print("Received:", str(sock.recv(1024), "utf-8"))
        server.shutdown(); t.join()
print("end")
