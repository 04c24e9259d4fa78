"""Options of sockets: what they are at first, what is told of them once they are set, and what connections inherit."""
import asyncio
import socket

TCP = socket.IPPROTO_TCP
NAMES = {"SO_REUSEADDR": 1, "SO_KEEPALIVE": 1, "SO_RCVBUF": 1, "SO_SNDBUF": 1, "SO_TYPE": 1, "SO_ERROR": 1,
         "TCP_NODELAY": TCP, "TCP_KEEPIDLE": TCP, "TCP_KEEPINTVL": TCP, "TCP_KEEPCNT": TCP}

with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
    print({name: stream.getsockopt(level, getattr(socket, name)) for name, level in NAMES.items()})
    for size in 4096, 1:
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, size)
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size)
        print(stream.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF), stream.getsockopt(1, socket.SO_SNDBUF))
    stream.setsockopt(TCP, socket.TCP_KEEPIDLE, 60)
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
    print(stream.getsockopt(TCP, socket.TCP_KEEPIDLE), stream.getsockopt(1, socket.SO_REUSEADDR))
    print(datagrams.getsockopt(1, socket.SO_RCVBUF), datagrams.getsockopt(1, socket.SO_TYPE), socket.TCP_QUICKACK)


def told(sock):
    names = "SO_REUSEADDR", "SO_REUSEPORT", "SO_KEEPALIVE", "SO_TYPE", "SO_ERROR"
    values = [sock.getsockopt(socket.SOL_SOCKET, getattr(socket, name)) for name in names]
    print(sock.type is socket.SOCK_STREAM, sock.family is socket.AF_INET, sock.gettimeout(), values,
          sock.getsockopt(TCP, socket.TCP_NODELAY))


async def main():
    async def serve(reader, writer):
        told(writer.get_extra_info("socket"))
        writer.close()

    for flags in {}, {"reuse_port": True}, {"reuse_address": False}:
        server = await asyncio.start_server(serve, "127.0.0.1", 0, **flags)
        told(server.sockets[0])
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await reader.read()
        own = writer.get_extra_info("socket")
        told(own)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        told(own)
        writer.close()
        server.close()


asyncio.run(main())
