# In which turns of the loop connections are made, and who hears of what first, as with the sockets of Linux.
import asyncio, contextvars
v = contextvars.ContextVar("v", default="none")
async def ticks(n):
    for i in range(n): print("tick", i); await asyncio.sleep(0)
async def h(r, w):
    print("handler", asyncio.current_task().get_name(), v.get(), sorted(t.get_name() for t in asyncio.all_tasks() if "accept" not in repr(t)))
    while data := await r.read(100): w.write(data.upper()); print("srv", data)
    w.close(); print("srv closed")
async def cl(port, n):
    v.set("client" + n)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    for i in range(3):
        w.write(f"{n}{i}".encode()); print(n, await r.read(10))
    w.write_eof(); print(n, "eof", await r.read()); w.close(); await w.wait_closed()
class E(asyncio.Protocol):
    def connection_made(self, t): self.t = t; print("E made", v.get())
    def data_received(self, d): print("E data", d, v.get()); v.set("d" + v.get()); self.t.write(d * 2)
    def connection_lost(self, e): print("E lost", e, v.get())
    def eof_received(self): print("E eof")
async def main():
    v.set("main")
    t = asyncio.create_task(ticks(12))
    s = await asyncio.start_server(h, "127.0.0.1", 0)
    print("started", asyncio.create_task(ticks(0)).get_name())
    port = s.sockets[0].getsockname()[1]
    await asyncio.gather(cl(port, "a"), cl(port, "b"), cl(port, "c"), ticks(14))
    s.close(); await s.wait_closed(); print("server closed")
    try: await asyncio.gather(asyncio.open_connection("127.0.0.1", 1), ticks(4))
    except OSError as e: print(e)
    s = await asyncio.get_running_loop().create_server(E, "127.0.0.1", 0)
    async with s:
        port = s.sockets[0].getsockname()[1]
        r, w = await asyncio.open_connection("127.0.0.1", port)
        w.write(b"one"); print(await r.read(100)); w.write(b"two"); w.write(b"three"); print(await r.read(100)); w.close(); await w.wait_closed(); print("closed"); await asyncio.sleep(.01)
    path = "turns.sock"
    s = await asyncio.start_unix_server(h, path)
    r, w = await asyncio.open_unix_connection(path); print("unix connected"); w.write(b"q"); print(await r.read(5)); w.close(); await asyncio.sleep(.01)
    s.close()
asyncio.run(main())
