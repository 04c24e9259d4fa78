# The class of what `server.sockets` holds can be imported, for annotations.
import asyncio
from asyncio.trsock import TransportSocket
from typing import cast

print(TransportSocket.__module__, TransportSocket.__qualname__, asyncio.trsock.TransportSocket is TransportSocket)
sockets = cast(tuple[TransportSocket, ...], ())
print(sockets)
