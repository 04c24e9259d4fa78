"""A client of the simulated web with the interface of aiohttp 3.11; no server side, no web sockets."""

from . import hdrs
from .client import ClientSession, request
from .client_reqrep import ClientResponse, HttpVersion, StreamReader
from .connector import BaseConnector, TCPConnector
from .cookiejar import CookieJar, DummyCookieJar
from .errors import *
from .tracing import *
from .values import *

__version__ = "3.11.0"
HttpVersion10 = HttpVersion(1, 0)
HttpVersion11 = HttpVersion(1, 1)


class ThreadedResolver:
    """Looks nothing up: the simulated web has every host."""

    def __init__(self, *args, **options):
        pass

    async def close(self):
        pass


AsyncResolver = DefaultResolver = ThreadedResolver


def __getattr__(name):
    if name == "web" or name.startswith(("ClientWebSocket", "ClientWS", "WS")) or name in (
            "MultipartWriter", "MultipartReader", "BodyPartReader", "UnixConnector", "NamedPipeConnector", "ClientRequest",
            "Fingerprint", "Payload", "BytesPayload", "StringPayload", "JsonPayload", "IOBasePayload", "DigestAuthMiddleware",
            "http_exceptions", "streams", "helpers", "resolver", "typedefs"):
        import _vm
        _vm.refuse(f"aiohttp.{name} is not simulated; the client with its requests is")
    raise AttributeError(f"module 'aiohttp' has no attribute {name!r}")
