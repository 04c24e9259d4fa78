# Threads that watch sockets: a scheduler of generators around select(), looking without blocking, and a pipe.
import os, select, socket, threading, time
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready, self.reads, self.writes, self.left = deque(), {}, {}, 0

    def add(self, task):
        self.ready.append(task)
        self.left += 1

    def run(self):
        while self.left:
            while not self.ready:
                readable, writable, _ = select.select(self.reads, self.writes, [])
                self.ready.extend(map(self.reads.pop, readable))
                self.ready.extend(map(self.writes.pop, writable))
            task = self.ready.popleft()
            try:
                why, what = next(task)
                {"read": self.reads, "write": self.writes}[why][what] = task
            except StopIteration:
                self.left -= 1


def serve(scheduler, port, clients):
    with socket.create_server(("", port)) as server:
        for number in range(clients):
            yield "read", server
            scheduler.add(handle(number, server.accept()[0]))


def handle(number, conn):
    while True:
        yield "read", conn
        data = conn.recv(100)
        if not data:
            break
        yield "write", conn
        conn.send(b"got " + data)
    print("closed", number, round(time.monotonic() - begun, 2))
    conn.close()


def client(name, delay):
    time.sleep(delay)
    with socket.create_connection(("localhost", 25000)) as sock:
        for number in range(2):
            sock.send(f"{name}{number}".encode())
            print(name, sock.recv(100))
            time.sleep(0.2)


begun = time.monotonic()
scheduler = Scheduler()
scheduler.add(serve(scheduler, 25000, 2))
for name, delay in ("a", 0.05), ("b", 0.12):
    threading.Thread(target=client, args=(name, delay)).start()
scheduler.run()

# Looking again and again.
server = socket.create_server(("127.0.0.1", 9100))
server.setblocking(False)


def call(number):
    time.sleep(0.05 * number)
    with socket.create_connection(("127.0.0.1", 9100)) as sock:
        sock.sendall(b"hello %d" % number)
        print("client", number, sock.recv(100))


threads = [threading.Thread(target=call, args=(number,)) for number in (1, 2)]
for thread in threads:
    thread.start()
conns, served = [], 0
while served < 2:
    try:
        conn, _ = server.accept()
        conn.setblocking(False)
        conns.append(conn)
    except BlockingIOError:
        pass
    for conn in conns[:]:
        try:
            data = conn.recv(100)
        except BlockingIOError:
            continue
        if data:
            conn.send(data.upper())
        else:
            conns.remove(conn)
            conn.close()
            served += 1
    time.sleep(0.01)
for thread in threads:
    thread.join()
print(select.select([server], [], [], 0.1), round(time.monotonic() - begun, 2))

# Without even sleeping, as long as others come to their turn.
waiting, calling = socket.socketpair()
waiting.setblocking(False)
threading.Thread(target=calling.send, args=(b"at last",)).start()
while True:
    try:
        print(waiting.recv(100))
        break
    except BlockingIOError:
        continue

reader, writer = os.pipe()


def write():
    for number in range(2):
        time.sleep(0.1)
        os.write(writer, b"line %d\n" % number)
    os.close(writer)


threading.Thread(target=write).start()
while data := os.read(reader, 100):
    print(data, round(time.monotonic() - begun, 2))


# A handler that forgets to close: the connection goes with the last one who holds it.
def careless(server):
    conn, _ = server.accept()
    print("careless", conn.recv(10))


thread = threading.Thread(target=careless, args=(socket.create_server(("127.0.0.1", 9200)),))
thread.start()
with socket.create_connection(("127.0.0.1", 9200)) as sock:
    sock.sendall(b"hi")
    print(sock.recv(10))
thread.join()

# A host elsewhere: connecting and its answer take their time, and the program may do something else.
sock = socket.socket()
sock.setblocking(False)
begun = time.monotonic()
try:
    sock.connect(("example.com", 80))
except BlockingIOError as started:
    print(started, select.select([], [sock], [], 0))
print(select.select([sock], [sock], [])[1] == [sock], round(time.monotonic() - begun, 3))
sock.send(b"GET /status/204 HTTP/1.1\r\nHost: example.com\r\n\r\n")
print(select.select([sock], [], [], 0.01), select.select([sock], [], [])[0] == [sock], round(time.monotonic() - begun, 3))
print(sock.recv(1000).split(b"\r\n")[0], sock.recv(1000))
