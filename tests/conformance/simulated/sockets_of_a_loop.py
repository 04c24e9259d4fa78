# The loop on sockets of the program: sock_accept() and the like, and functions that are called when one is ready.
import asyncio, os, socket, threading
async def echo(loop, conn, n):
    try:
        while data := await loop.sock_recv(conn, 1024):
            print("server", n, data)
            if data == b"boom": raise Exception("unexpected")
            await loop.sock_sendall(conn, data)
    except Exception as e: print("exc", e)
    finally: conn.close(); print("closed", n)
async def listen(s, loop):
    n = 0
    while True:
        c, a = await loop.sock_accept(s); c.setblocking(False); n += 1
        print("accepted", n)
        asyncio.create_task(echo(loop, c, n))
async def client(n, loop):
    s = socket.socket(); s.setblocking(False)
    await loop.sock_connect(s, ("127.0.0.1", 8000))
    print("connected", n)
    for m in (b"x", b"y"):
        await loop.sock_sendall(s, m); print("client", n, await loop.sock_recv(s, 100))
        await asyncio.sleep(0.05 * n)
    buf = bytearray(10)
    await loop.sock_sendall(s, b"boom" if n == 2 else b"z"); print(await loop.sock_recv_into(s, buf), buf)
    s.close()
async def first():
    loop = asyncio.get_running_loop()
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", 8000)); s.setblocking(False); s.listen()
    t = asyncio.create_task(listen(s, loop))
    await asyncio.gather(*(client(i, loop) for i in range(1, 4)))
    await asyncio.sleep(0.02)
    t.cancel()
    b = socket.socket(); b.setblocking(False); s.close()
    try: await loop.sock_connect(b, ("127.0.0.1", 8000))
    except OSError as e: print(repr(e))
async def second():
    loop = asyncio.get_running_loop()
    r, w = socket.socketpair()
    r.setblocking(False)
    log = []
    def on_read():
        d = r.recv(3); print("read", d)
        if not d: loop.remove_reader(r); done.set_result(None)
        loop.call_soon(print, "soon after", d)
    done = loop.create_future()
    print(loop.add_reader(r, on_read), loop.remove_reader(w), loop.remove_writer(w))
    n = 0
    def on_write(x):
        nonlocal n; n += 1; print("can write", x, n)
        if n == 3: print(loop.remove_writer(w.fileno()))
    loop.add_writer(w, on_write, "arg")
    loop.call_later(0.01, w.send, b"abcdefgh")
    loop.call_later(0.02, w.send, b"hi")
    loop.call_later(0.03, w.close)
    await done
    print("end", loop.remove_reader(r))
    def bad(): loop.remove_reader(a); raise ValueError("in reader")
    a, b = socket.socketpair(); b.send(b"1"); loop.add_reader(a, bad); await asyncio.sleep(0.01)
    for x in (99, "x", -1):
        try: loop.add_reader(x, bad)
        except Exception as e: print(type(e), e)


async def thread():
    loop = asyncio.get_running_loop()
    reader, writer = os.pipe()
    came = asyncio.Event()
    loop.add_reader(reader, lambda: (print(os.read(reader, 10)), came.set()))
    threading.Timer(0.5, os.write, (writer, b"woken")).start()
    await came.wait()
    print(loop.remove_reader(reader), round(loop.time(), 2))
    sock = socket.socket()
    sock.setblocking(False)
    await loop.sock_connect(sock, ("example.com", 80))
    await loop.sock_sendall(sock, b"GET /status/204 HTTP/1.1\r\nHost: example.com\r\n\r\n")
    print((await loop.sock_recv(sock, 1000))[:15], await loop.sock_recv(sock, 1000), round(loop.time(), 3))
    sock.setblocking(True)
    loop.set_debug(True)
    try:
        await loop.sock_recv(sock, 10)
    except ValueError as error:
        print(error)


for main in first, second, thread:
    asyncio.run(main())
