import socket, threading, time, asyncio
def serve(server):
    while True:
        conn, addr = server.accept()
        threading.Thread(target=client, args=(conn,), daemon=True).start()
def client(conn):
    with conn:
        while data := conn.recv(1024):
            time.sleep(0.2)
            conn.sendall(data.upper())
server = socket.create_server(("127.0.0.1", 5000))
threading.Thread(target=serve, args=(server,), daemon=True).start()
def ask(text):
    with socket.create_connection(("127.0.0.1", 5000)) as s:
        s.sendall(text.encode())
        return s.recv(1024)
async def main():
    t = time.perf_counter()
    print(ask("blocking"), time.perf_counter() - t)
    print(await asyncio.gather(*(asyncio.to_thread(ask, x) for x in "abc")), round(time.perf_counter() - t, 3))
    r, w = await asyncio.open_connection("127.0.0.1", 5000)
    w.write(b"stream")
    print(await r.read(100), round(time.perf_counter() - t, 3))
    w.close()
    async def handle(r, w):
        line = await r.readline()
        await asyncio.sleep(0.1)
        w.write(b"echo " + line); await w.drain(); w.close()
    srv = await asyncio.start_server(handle, "127.0.0.1", 6000)
    def f():
        with socket.create_connection(("127.0.0.1", 6000)) as s, s.makefile("rw") as f:
            f.write("hey\n"); f.flush()
            return f.readline(), f.readline()
    print(await asyncio.to_thread(f))
    srv.close()
asyncio.run(main())

# Other hosts: connecting takes the latency of tcp://HOST:PORT, an answer that of the URL, or of the address again.
start = time.perf_counter()


def told(*what):
    print(f"{time.perf_counter() - start:.3f}", *what)


with socket.create_connection(("example.com", 80)) as s:
    told("connected", s.getpeername())
    s.sendall(b"GET /users/1 HTTP/1.1\r\nHost: example.com\r\n")
    s.sendall(b"Connection: close\r\n\r\n")
    answer = b""
    while chunk := s.recv(64):
        answer += chunk
told(answer.splitlines()[0], len(answer))
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("echo.example", 7))
s.send(b"hello")
told(s.recv(3), s.recv(100))
s.settimeout(0.05)
s.send(b"again")
for attempt in (
    lambda: s.recv(10),
    lambda: socket.create_connection(("slow.example", 80), timeout=0.01),
    lambda: socket.create_connection(("nowhere.invalid", 80)),
    lambda: socket.create_connection(("localhost", 9)),
    lambda: socket.create_connection(("127.0.0.1", 5000), timeout=0.3).recv(1),
    lambda: socket.create_server(("127.0.0.1", 5000)),
    lambda: socket.socket().recv(1),
):
    try:
        attempt()
    except Exception as error:
        told(repr(error))
a, b = socket.socketpair()
a.sendall(b"over and over")
a.close()
told(b.recv(4), b.recv(100), b.recv(100))
