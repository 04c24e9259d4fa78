# What a side that closes without reading everything does to the other one.
import asyncio
async def main():
    async def h(r, w): w.write(b"greeting"); await w.drain(); w.close(); await w.wait_closed(); print("server closed")
    s = await asyncio.start_server(h, "127.0.0.1", 0); port = s.sockets[0].getsockname()[1]
    for wait in (0, .02):
        r, w = await asyncio.open_connection("127.0.0.1", port); w.write(b"unread by the server"); await asyncio.sleep(wait)
        try: print(await r.read(5), await r.read(5)); print(await r.read(100))
        except ConnectionError as e: print(repr(e))
        try: w.write(b"more"); await w.drain(); print("no error"); await asyncio.sleep(.01); w.write(b"again"); await w.drain()
        except ConnectionError as e: print("write", repr(e))
        w.close()
        try: await w.wait_closed()
        except ConnectionError as e: print("wait", repr(e))
    async def ab(r, w): print(await r.read(3)); w.transport.abort()
    s2 = await asyncio.start_server(ab, "127.0.0.1", 0); port2 = s2.sockets[0].getsockname()[1]
    for data in (b"abc", b"abcdef"):
        r, w = await asyncio.open_connection("127.0.0.1", port2); w.write(data)
        try: print(await r.read())
        except ConnectionError as e: print(repr(e))
        w.close()
    async def slow(r, w):
        try:
            for i in range(5): w.write(b"tick"); await w.drain(); await asyncio.sleep(.01)
        except ConnectionError as e: print("slow", repr(e))
        finally: w.close()
    s3 = await asyncio.start_server(slow, "127.0.0.1", 0)
    r, w = await asyncio.open_connection("127.0.0.1", s3.sockets[0].getsockname()[1]); print(await r.read(4)); w.close(); await asyncio.sleep(.1)
    s.close(); s2.close(); s3.close(); print("end")
asyncio.run(main())
