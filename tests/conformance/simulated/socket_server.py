# Servers of socketserver: one request in the thread that serves, each in a thread of its own, what fails, and the end.
import socket
import socketserver
import sys
import threading
import time


class Shout(socketserver.BaseRequestHandler):
    def setup(self):
        print("setup", self.client_address[0])

    def handle(self):
        data = self.request.recv(100)
        if data == b"bad":
            raise ValueError("no such word")
        time.sleep(0.1)
        self.request.sendall(threading.current_thread().name.encode() + b": " + data.upper())

    def finish(self):
        print("finish")


class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for number, line in enumerate(self.rfile, 1):
            self.wfile.write(b"%d %s" % (number, line))


class Picky(socketserver.TCPServer):
    timeout = 0.25

    def verify_request(self, request, client_address):
        self.asked = getattr(self, "asked", 0) + 1
        return self.asked > 1

    def handle_timeout(self):
        print("nobody came")


def ask(address, message):
    with socket.create_connection(address) as sock:
        sock.sendall(message)
        sock.shutdown(socket.SHUT_WR)
        print("received", sock.makefile("rb").read(), f"{time.perf_counter():.2f}")


class Threaded(socketserver.ThreadingTCPServer):
    def handle_error(self, request, client_address):
        print(repr(sys.exception()))


with Threaded(("localhost", 0), Shout) as server:
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    clients = [threading.Thread(target=ask, args=(server.server_address, word)) for word in (b"one", b"bad", b"two")]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    server.shutdown()
    serving.join()
    print(f"over at {time.perf_counter():.2f}")

with Picky(("localhost", 0), Lines) as server:
    for message in b"", b"a\nb\n":
        threading.Thread(target=server.handle_request).start()
        ask(server.server_address, message)
    server.handle_request()
print(server.fileno(), issubclass(socketserver.ThreadingTCPServer, socketserver.ThreadingMixIn))
