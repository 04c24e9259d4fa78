# Ports that do not exist, and ports of connections that are given as texts.
import asyncio


async def main():
    for p in 70000, -1:
        try: await asyncio.open_connection("127.0.0.1", p)
        except Exception as e: print(type(e).__name__, e)
        try: await asyncio.start_server(print, "127.0.0.1", p)
        except Exception as e: print(type(e).__name__, e)
    s = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 8123)
    for la in "45672", None, 45673:
        r, w = await asyncio.open_connection("127.0.0.1", 8123, local_addr=("127.0.0.1", la))
        if la: print(w.get_extra_info("sockname"))
        w.close()
    s.close()


asyncio.run(main())
