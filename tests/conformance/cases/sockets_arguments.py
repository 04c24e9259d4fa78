# What sockets say to arguments that do not fit, and the forms in which addresses and numbers travel.
import array
import select
import socket


def attempt(what, call, *args):
    try:
        print(what, call(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


addresses = [(), ("127.0.0.1",), ("127.0.0.1", 1, 2), "127.0.0.1:80", 5, None, ["127.0.0.1", 80], ("127.0.0.1", "80"),
             ("127.0.0.1", 1.5), ("127.0.0.1", None), ("127.0.0.1", -1), ("127.0.0.1", 65536), ("127.0.0.1", 2**40),
             (None, 0), (5, 80)]
for kind in socket.SOCK_STREAM, socket.SOCK_DGRAM:
    for name in "bind", "connect", "connect_ex":
        for address in addresses:
            if address == (5, 80) and name != "bind":
                continue
            with socket.socket(type=kind) as sock:
                attempt(f"{kind} {name} {address}:", getattr(sock, name), address)
with socket.socket() as sock:
    print(sock.bind((b"127.0.0.1", 0)), sock.getsockname()[0])
sock = socket.socket()
for value in "1", [], b"1", 1j, -1, -0.5, float("nan"), float("inf"), 1e20, 10**30, None, 0, 2, 1.5, True:
    attempt(f"timeout {value}:", sock.settimeout, value)
    print(sock.gettimeout(), sock.getblocking())
    attempt("default:", socket.setdefaulttimeout, value)
socket.setdefaulttimeout(None)
sock.settimeout(None)
for name, args in [("listen", "a"), ("recv", "a"), ("recv", 1.5), ("recv", -1), ("send", "text"), ("send", 5),
                   ("sendall", "text"), ("shutdown", "a"), ("shutdown", 9), ("setsockopt", (1, 2, "a")),
                   ("setsockopt", ("a", 2, 1)), ("getsockopt", ("a", 1)), ("recv", ()), ("bind", ()), ("connect", ())]:
    attempt(f"{name} {args!r}:", getattr(sock, name), *(args if isinstance(args, tuple) else (args,)))
print(sock.recv(0))
sock.close()
for name, args in ("settimeout", (3,)), ("bind", (("", 0),)), ("send", (b"a",)), ("recv", (1,)):
    attempt(f"closed {name}:", getattr(sock, name), *args)

a, b = socket.socketpair()
print(a.send(array.array("h", [1])), b.recv(9), a.send(bytearray(b"xy")), b.recv_into(bytearray(9), 1), b.recv(9))
attempt("strided:", a.send, memoryview(b"abcd")[::2])
for buffer, count in (5, 0), (b"ab", 0), (bytearray(2), -1), (bytearray(2), 5):
    attempt(f"recv_into {buffer} {count}:", a.recv_into, buffer, count)
attempt("how:", a.shutdown, 7)
datagrams = socket.socket(type=socket.SOCK_DGRAM)
for args in (), (b"x",), ("x", ("127.0.0.1", 5)), (b"x", "a"), (b"x", ("127.0.0.1", "5")), (b"x", 0, ("", 70000)):
    attempt(f"sendto {args}:", datagrams.sendto, *args)
attempt("recvfrom:", datagrams.recvfrom, -1)
for thing in a, b, datagrams:
    thing.close()

for name in "htonl", "ntohl", "htons", "ntohs":
    for number in 1, 258, True, -1, 2**16, 2**32, 2**64, -2**70, "a", None:
        attempt(f"{name} {number}:", getattr(socket, name), number)
for text in ("1.2.3.4", "127.1", "1.2.3", "1", "0x7f.1", "010.1.1.1", "256.1.1.1", "1.2.3.4.5", "", "1.2.3.4 x", "a", "1..2",
             "4294967296", "1.16777216", "-1", "09", "1_0"):
    attempt(f"aton {text!r}:", socket.inet_aton, text)
for packed in b"1234", b"123", "abcd", 5, bytearray(b"abcd"):
    attempt(f"ntoa {packed!r}:", socket.inet_ntoa, packed)
for family in socket.AF_INET, socket.AF_INET6, socket.AF_UNIX:
    for text in "1.2.3.4", "01.2.3.4", "::1", "fe80::1%1", "::ffff:1.2.3.4", "1::2::3", 5:
        attempt(f"pton {family} {text!r}:", socket.inet_pton, family, text)
    for packed in b"abcd", bytes(15) + b"\1", bytes(12) + b"abcd", bytes(10) + b"\xff\xffabcd", bytes(range(16)), "a":
        attempt(f"ntop {family} {packed!r}:", socket.inet_ntop, family, packed)
print(socket.SOL_TCP, socket.INADDR_LOOPBACK, socket.INADDR_BROADCAST)
attempt("lookup:", socket.gethostbyname, 5)
print(socket.gethostbyname(""), socket.getaddrinfo("127.0.0.1", None, type=socket.SOCK_STREAM))
for host, port in (5, 80), ("127.0.0.1", 1.5), ("127.0.0.1", "nothing"):
    attempt(f"getaddrinfo {host} {port}:", socket.getaddrinfo, host, port)
for address in 5, ("127.0.0.1",), ("127.0.0.1", "1"):
    attempt(f"create {address}:", socket.create_connection, address)

attempt("select:", select.select)
attempt("select:", select.select, [], [])
poll = select.poll()
c, d = socket.socketpair()
for mask in -1, "x", 1 << 20:
    attempt(f"register {mask}:", poll.register, c, mask)
attempt("poll:", poll.poll, "a")
print(poll.poll(0))
c.close()
d.close()

listening = socket.create_server(("127.0.0.1", 0))
for reuse in False, True:
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuse)
        attempt("taken:", sock.bind, listening.getsockname())
attempt("twice:", listening.bind, ("127.0.0.1", 0))
port = listening.getsockname()[1]
listening.close()
first, second, third = socket.socket(), socket.socket(), socket.socket()
print(first.bind(("127.0.0.1", port)))
attempt("second:", second.bind, ("127.0.0.1", port))
first.close()
for sock in second, third:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    attempt("shared:", sock.bind, ("127.0.0.1", port))
attempt("pair:", socket.socketpair, 5)
attempt("pair:", socket.socketpair, socket.AF_INET)
try:
    socket.create_connection(("127.0.0.1", 1), all_errors=True)
except ExceptionGroup as group:
    print(group, group.exceptions)
for arguments in (0,), (-5,):
    attempt(f"epoll {arguments}:", select.epoll, *arguments)
with select.epoll() as watch:
    for arguments in ("a",), (0, 0), (0, -5), (0, 3):
        attempt(f"poll {arguments}:", watch.poll, *arguments)
