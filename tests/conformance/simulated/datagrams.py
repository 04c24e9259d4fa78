# Datagrams: blocking and not, connected and not, and what is wrong.
import socket, threading, select, time
def tr(f,*a):
    try: print(f.__name__, f(*a))
    except BaseException as e: print(f.__name__, type(e).__name__, e)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); print(s, isinstance(s, socket.socket), s.type)
s.bind(("127.0.0.1", 9999)); print(s.getsockname())
def serve():
    while True:
        d, a = s.recvfrom(1024)
        print("server got", d, a[0])
        if d == b"stop": break
        s.sendto(d.upper(), a)
t = threading.Thread(target=serve); t.start()
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for m in (b"one", b"two words", b""): print(c.sendto(m, ("localhost", 9999)), c.recvfrom(4)[0])
c.settimeout(0.05); tr(c.recvfrom, 10); c.setblocking(False); tr(c.recv, 10)
c.connect(("127.0.0.1", 9999)); print(c.send(b"conn"), select.select([c], [c], [], 1) != 0); time.sleep(.01); print(c.recv(100), c.getpeername())
c.send(b"stop"); t.join()
tr(c.recv, 1); s.close(); tr(c.send, b"x"); time.sleep(.01); tr(c.recv, 10); tr(c.send, b"y")
u = socket.socket(type=socket.SOCK_DGRAM); tr(u.send, b"x"); tr(u.getpeername); tr(u.sendto, "x", ("127.0.0.1", 1)); tr(u.sendto, b"x"*70000, ("127.0.0.1", 1)); tr(u.listen); tr(u.sendto, b"x", "127"); tr(u.sendto, b"q", ("127.0.0.1", 9999)); 
tr(u.sendto, b"x", ("255.255.255.255", 5)); u.close(); tr(u.recvfrom, 3)
a = socket.socket(type=socket.SOCK_DGRAM); a.bind(("", 9998)); b = socket.socket(type=socket.SOCK_DGRAM); tr(b.bind, ("", 9998)); print(a.getsockname()); b.sendto(b"12345", ("127.0.0.1", 9998)); buf = bytearray(3); print(a.recvfrom_into(buf)[0], buf)
b.sendto(b"peek", ("127.0.0.1", 9998)); print(a.recv(2, socket.MSG_PEEK), a.recv(10)); 
