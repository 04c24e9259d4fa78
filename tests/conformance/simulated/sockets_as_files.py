# What sockets of Unix are as files, how long their paths may be, and what tells of the descriptor of a socket.
import asyncio
import os
import socket
import stat
import stat

def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
os.path.exists("sk1") and os.unlink("sk1")
s = socket.socket(socket.AF_UNIX)
t(lambda: s.bind("x" * 200))
s.bind("sk1"); s.listen()
c = socket.socket(socket.AF_UNIX); c.connect("sk1")
a, _ = s.accept()
t(lambda: a.listen())
t(lambda: c.listen())
t(lambda: [e.is_file() for e in os.scandir() if e.name == "sk1"])
t(lambda: (os.path.isfile("sk1"), os.path.isfile("/dev/null")))
async def main():
    for p in "x" * 200,:
        try: await asyncio.start_unix_server(print, p)
        except Exception as e: print(type(e).__name__, e)
        try: await asyncio.open_unix_connection(p)
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main())
a.close(); c.close(); s.close()
os.unlink("sk1")
s = socket.socket()
st = os.fstat(s.fileno())
print(oct(st.st_mode), stat.S_ISSOCK(st.st_mode), st.st_size, os.path.exists(s.fileno()), os.stat(s.fileno()).st_size)
a, b = socket.socketpair()
print(oct(os.fstat(a.fileno()).st_mode), os.path.isfile(a.fileno()))
