# Files made of sockets: what is buffered, which modes there are, and when the connection ends.
import io
import socket
import socketserver
import threading


class Backwards(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.strip()[::-1] + b"\n")


with socketserver.TCPServer(("127.0.0.1", 0), Backwards) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with socket.create_connection(server.server_address) as client, client.makefile("rw") as file:
        for word in ("abc", "stressed"):
            print(word, file=file, flush=True)
            print(file.readline().strip())
    server.shutdown()
    thread.join()

a, b = socket.socketpair()
raw, wide = a.makefile("rwb", 0), b.makefile("rwb")
print(type(raw).__name__, raw.mode, raw.readable(), raw.writable(), raw.seekable(), raw.name == a.fileno())
print(type(wide).__name__, type(a.makefile("r")).__name__, type(a.makefile("rb")).__name__, type(a.makefile("wb")).__name__)
print(raw.write(b"no buffer"), b.recv(100))
wide.write(b"kept back")
b.settimeout(0)
a.settimeout(0.5)
try:
    raw.read(1)
except TimeoutError as error:
    print(error)
try:
    raw.read(1)
except OSError as error:
    print(error)
wide.flush()
print(a.recv(100))
wide.write(b"x" * 10000)
print(len(a.recv(20000)) > 8000)
wide.close()
print(b.fileno() != -1, wide.closed)

for mode, buffering in (("x", -1), ("r", 0), ("ab", -1)):
    try:
        a.makefile(mode, buffering)
    except ValueError as error:
        print(error)
reader, writer = a.makefile("rb"), a.makefile("wb")
for act in (lambda: reader.write(b"x"), lambda: writer.read(1), lambda: a.makefile("r").write("x")):
    try:
        act()
    except (OSError, io.UnsupportedOperation) as error:
        print(type(error).__name__, error)

c, d = socket.socketpair()
lines = c.makefile("r", newline="\r\n", encoding="latin-1")
d.sendall(b"one\ntwo\r\nthree \xe9\r\n")
c.close()
print(repr(lines.readline()), repr(lines.readline()), "[closed]" in repr(c))
d.send(b"still there")
lines.close()
try:
    d.send(b"a")
    d.send(b"b")
except OSError as error:
    print(type(error).__name__)
try:
    raw.close()
    raw.read(1)
except ValueError as error:
    print(error)
