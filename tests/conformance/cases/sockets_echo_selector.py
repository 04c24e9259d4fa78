# Clients and a server in one thread, around one selector.
import selectors, socket, types
sel = selectors.DefaultSelector()
keep = True
def accept(sock, mask):
    conn, addr = sock.accept()
    print("accepted", conn.fileno())
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)
def read(conn, mask):
    global keep
    data = conn.recv(1000)
    if data:
        print("echoing", repr(data), "to", conn.fileno(), mask)
        conn.sendall(data)
    else:
        print("closing", conn.fileno())
        sel.unregister(conn); conn.close(); keep = len(sel.get_map()) > 1 or sum(done) < 3
done = [0]
sock = socket.socket(); sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); sock.bind(("localhost", 12345)); sock.listen(100); sock.setblocking(False)
sel.register(sock, selectors.EVENT_READ, accept)
messages=[b"one", b"two"]
def start(n):
    for i in range(n):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM); s.setblocking(False); print(s.connect_ex(("localhost", 12345)))
        data = types.SimpleNamespace(id=i, total=6, got=0, messages=messages.copy(), out=b"")
        sel.register(s, selectors.EVENT_READ | selectors.EVENT_WRITE, data)
def service(key, mask):
    s, data = key.fileobj, key.data
    if mask & selectors.EVENT_READ:
        r = s.recv(1024)
        if r: print("received", r, "by", data.id); data.got += len(r)
        if not r or data.got == data.total:
            print("closing connection", data.id); sel.unregister(s); s.close(); done[0] += 1
            return
    if mask & selectors.EVENT_WRITE:
        if not data.out and data.messages: data.out = data.messages.pop(0)
        if data.out:
            print("sending", data.out, "by", data.id); n = s.send(data.out); data.out = data.out[n:]
start(3)
n = 0
while keep and n < 100:
    n += 1
    ev = sel.select(timeout=1)
    print(n, [(k.fd, m) for k, m in ev])
    for key, mask in ev:
        if callable(key.data): key.data(key.fileobj, mask)
        else: service(key, mask)
sel.close(); sock.close()
