# What a handler of socketserver writes is sent whole, and the methods of datagrams that streams have too.
import io
import socket
import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        print(isinstance(self.wfile, io.BufferedIOBase), self.wfile.writable(), self.wfile.closed)
        print(self.wfile.write(b"x" * 300_000), self.wfile.write(memoryview(b"abc")))


def told(action, *args):
    try:
        return action(*args)
    except (OSError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with socket.create_connection(server.server_address) as client:
        size = 0
        while data := client.recv(65536):
            size += len(data)
    thread.join()
    print(size)

one, two = socket.socketpair()
with one, two:
    one.send(b"hello world")
    buffer = bytearray(10)
    print(two.recvfrom(5), two.recvfrom_into(buffer, 3), bytes(buffer[:3]), two.recvmsg(2))
    print(one.sendmsg([b"x", bytearray(b"yz")]), two.recv(20))
    for action, *args in (
        (one.sendmsg, 5), (one.sendmsg, [1]), (two.recvmsg, "a"), (two.recvmsg, -1), (one.sendto, b"x"), (one.sendto, b"x", 5),
    ):
        print(told(action, *args))

with socket.create_server(("127.0.0.1", 0)) as listener:
    client = socket.create_connection(listener.getsockname())
    with client, listener.accept()[0] as connection:
        print(client.sendto(b"abc", listener.getsockname()), client.sendto(b"def", 0, ("1.2.3.4", 5)))
        print(connection.recvfrom(10))

with socket.socket() as alone:
    for action, *args in (
        (alone.sendto, b"x", ("127.0.0.1", 9)), (alone.recvfrom, 5), (alone.sendmsg, [b"x"]), (alone.recvmsg, 5),
    ):
        print(told(action, *args))
