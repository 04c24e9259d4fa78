# What watches several sockets at once: select(), poll objects, epoll objects and selectors.
import errno, os, select, selectors, socket


def tried(function, *args):
    try:
        return function(*args)
    except (OSError, ValueError, TypeError, KeyError, RuntimeError) as exc:
        return f"{type(exc).__name__}: {exc}"


def names(socks, known):
    return [known[sock] for sock in socks]


server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
print(server.getblocking(), server.gettimeout(), tried(server.accept))
client = socket.socket()
client.setblocking(False)
known = {server: "server", client: "client"}
print(tried(client.recv, 1), "|", tried(client.send, b"x"), "|", tried(client.getpeername))
print([names(socks, known) for socks in select.select(list(known), list(known), list(known), 0)])
print(client.connect_ex(server.getsockname()) == errno.EINPROGRESS)
print([names(socks, known) for socks in select.select(list(known), list(known), list(known), 0)])
print(client.connect_ex(server.getsockname()), tried(client.connect, server.getsockname()))
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), tried(client.recv, 10))
conn, address = server.accept()
known[conn] = "conn"
print(address == client.getsockname(), conn.getpeername() == address, conn.getblocking(), str(conn).count("raddr="))
client.sendall(b"hello")
print([names(socks, known) for socks in select.select([server, client, conn], [conn], [], 5)])
print(conn.recv(2, socket.MSG_PEEK), conn.recv(3), conn.recv(10), tried(conn.recv, 10, socket.MSG_DONTWAIT))
while True:
    try:
        client.send(b"x" * 65536)
    except BlockingIOError as full:
        print(full)
        break
print([names(socks, known) for socks in select.select([client], [client], [], 0)])

for events in (select.POLLIN, select.POLLIN | select.POLLOUT):
    poll = select.poll()
    poll.register(server, events)
    poll.register(client.fileno(), events)
    poll.register(conn, events)
    print([(found == conn.fileno(), mask) for found, mask in poll.poll(0)])
poll.modify(conn, 0)
print(poll.poll(0))
poll.unregister(conn)
print(tried(poll.modify, conn, 1), "|", tried(poll.unregister, conn))
client.close()
print([mask for _, mask in poll.poll()])
while conn.recv(1 << 20):
    pass
print([names(socks, known) for socks in select.select([conn], [conn], [], 0)], conn.recv(1), conn.send(b"more"))
conn.close()
print(conn, conn.fileno(), tried(conn.getsockname), tried(select.select, [conn], [], []))
print(tried(select.select, ["x"], [], []), "|", tried(select.select, 1, [], []), "|", tried(select.select, [], [], [], -1))

# Refused: what the program asks for comes later.
closed = socket.create_server(("127.0.0.1", 0))
nobody = closed.getsockname()
closed.close()
client = socket.socket()
client.settimeout(0)
print(client.connect_ex(nobody) == errno.EINPROGRESS, select.select([client], [client], [], 1) == ([client], [client], []))
print([client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) for _ in range(2)])
print([errno.errorcode[client.connect_ex(nobody)] for _ in range(4)])

# Epoll objects: the order is that of becoming ready.
with select.epoll() as epoll:
    clients = [socket.create_connection(server.getsockname()) for _ in range(3)]
    conns = [server.accept()[0] for _ in range(3)]
    for conn in conns:
        epoll.register(conn, select.EPOLLIN)
    place = {conn.fileno(): number for number, conn in enumerate(conns)}
    print(epoll.poll(0), tried(epoll.register, conns[0]))
    for number in 2, 0, 1:
        clients[number].send(b"data")
    print([place[fd] for fd, _ in epoll.poll()], [place[fd] for fd, _ in epoll.poll(maxevents=2)])
    conns[0].recv(10)
    clients[0].send(b"again")
    print([place[fd] for fd, _ in epoll.poll()])
    epoll.modify(conns[1], select.EPOLLIN | select.EPOLLET)
    epoll.modify(conns[2], select.EPOLLIN | select.EPOLLONESHOT)
    epoll.unregister(conns[0])
    print(len(epoll.poll(0)), epoll.poll(0))
    clients[1].send(b"more")
    clients[2].send(b"more")
    print([place[fd] for fd, _ in epoll.poll()], epoll.poll(0))
    epoll.modify(conns[2], select.EPOLLIN | select.EPOLLRDHUP)
    clients[2].close()
    print(epoll.poll()[0][1], tried(epoll.modify, conns[0], 1), "|", tried(epoll.unregister, conns[0]))
print(epoll.closed, tried(epoll.poll))

# Selectors.
for kind in selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector:
    first, second = socket.socketpair()
    with kind() as selector:
        key = selector.register(first, selectors.EVENT_READ, data="first")
        print(key.fileobj is first, key.fd == first.fileno(), key.events, key.data, key._fields)
        print(selector.register(second, selectors.EVENT_READ | selectors.EVENT_WRITE).data)
        print([(key.fileobj is second, mask) for key, mask in selector.select(timeout=0)])
        second.send(b"data")
        first.send(b"data")
        print(sorted((key.fileobj is second, mask) for key, mask in selector.select()))
        print(selector.modify(second, selectors.EVENT_READ, "changed").data, selector.get_key(second).events)
        print(sorted((key.data, mask) for key, mask in selector.select(-1)))
        print(len(selector.get_map()), second in selector.get_map(), selector.get_map()[second.fileno()].data)
        print(tried(selector.register, first, 0), "|", tried(selector.register, "x", 1), "|", tried(selector.register, -1, 1))
        print(tried(selector.unregister, 999), "|", tried(selector.modify, 999, 1), "|", tried(selector.get_key, 999))
        fd = second.fileno()
        second.close()
        print(tried(lambda: [key.data for key, _ in selector.select(0)]), selector.unregister(second).fd == fd, tried(selector.unregister, second))
        print(first.recv(10), [mask for _, mask in selector.select()], tried(first.recv, 10), first.recv(10))
    print(selector.get_map(), tried(selector.get_key, first))
    first.close()
print(selectors.DefaultSelector.__name__, issubclass(kind, selectors.BaseSelector))
print(repr(socket.AF_INET), socket.AF_INET, repr(server.type), f"{server.family}")
with open(os.devnull) as file, selectors.DefaultSelector() as selector:
    print(tried(selector.register, file, selectors.EVENT_READ), select.select([file], [file], [], 0) == ([file], [file], []))
reader, writer = os.pipe()
os.set_blocking(reader, False)
print(tried(os.read, reader, 1), os.get_blocking(writer), select.select([reader], [writer], [], 0) == ([], [writer], []))
print(os.write(writer, b"in a pipe"), select.select([reader], [], [], 1)[0] == [reader], os.read(reader, 4), os.read(reader, 99))
os.close(writer)
print(os.read(reader, 9), tried(os.read, writer, 1))
reader, writer = os.pipe()
with os.fdopen(writer, "w") as stream:
    stream.write("one\ntwo\n")
with os.fdopen(reader) as stream:
    print(stream.readlines())


# What nobody holds is closed.
def forget():
    first, second = socket.socketpair()
    return second


print(forget().recv(10))
