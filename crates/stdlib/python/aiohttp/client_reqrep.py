"""What comes back from the simulated web, as aiohttp's client gives it."""

import asyncio
from collections import namedtuple
from json import loads as _loads

from .errors import *
from .values import *

# Their types print as aiohttp's own.
__name__ = "aiohttp"

HttpVersion = namedtuple("HttpVersion", "major minor", module="aiohttp")


class StreamReader:
    """The body of a response, piece by piece."""

    def __init__(self, response):
        self._response = response
        self._at = 0

    def _chunk(self, n):
        if self._at and self._at >= len(self._response._content):
            return b""
        body = self._response._take_body()
        end = len(body) if n < 0 else min(len(body), self._at + n)
        data = body[self._at:end]
        self._at = end
        if end >= len(body):
            self._response._finish()
        return data

    def at_eof(self):
        return self._at >= len(self._response._content)

    def is_eof(self):
        return True

    def exception(self):
        return None

    @property
    def total_bytes(self):
        return len(self._response._content)

    async def read(self, n=-1):
        return self._chunk(n)

    async def readchunk(self):
        data = self._chunk(-1)
        return data, bool(data)

    async def readany(self):
        return self._chunk(-1)

    async def readexactly(self, n):
        data = self._chunk(n)
        if len(data) < n:
            raise asyncio.IncompleteReadError(data, n)
        return data

    async def readline(self):
        return await self.readuntil()

    async def readuntil(self, separator=b"\n"):
        body = self._response._take_body()
        cut = body.find(separator, self._at)
        return self._chunk((len(body) if cut < 0 else cut + len(separator)) - self._at)

    async def iter_chunked(self, n):
        while data := self._chunk(n):
            yield data

    async def iter_any(self):
        while data := self._chunk(-1):
            yield data

    async def iter_chunks(self):
        while data := self._chunk(-1):
            yield data, True

    async def __aiter__(self):
        while data := await self.readline():
            yield data


class ClientResponse:
    """What came back. It holds its connection until the body is read or the response released."""

    def __init__(self, method, url, answer, connector, key, sent):
        _, self.status, self.reason, headers, self._content, self._error, self._error_text = answer
        self._connector = connector
        self._key = key
        self.method = method
        self.url = self.real_url = URL(url)
        self.host = key[0]
        self.headers = Headers(headers)
        self.content_type = headers["Content-Type"].partition(";")[0]
        self.content_length = int(headers["Content-Length"])
        self.charset = "utf-8" if "charset" in headers["Content-Type"] else None
        self.history = ()
        self.links = {}
        self.version = HttpVersion(1, 1)
        self.content_disposition = self.connection = None
        self.raw_headers = tuple((name.encode(), value.encode()) for name, value in headers.items())
        self.request_info = RequestInfo(self.url, method, sent)
        self.content = StreamReader(self)
        self.closed = self._left = False
        self._body = None

    @property
    def cookies(self):
        from http.cookies import SimpleCookie
        return SimpleCookie()

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>"

    @property
    def ok(self):
        return self.status < 400

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status,
                                      message=self.reason, headers=self.headers)

    def _take_body(self):
        if self._left:
            raise ClientConnectionError("Connection closed")
        if self._error == "payload":
            self.release()
            raise ClientPayloadError(self._error_text)
        return self._content

    async def read(self):
        if self._body is None:
            self._body = self._take_body()
            self._finish()
        return self._body

    def get_encoding(self):
        return "utf-8"

    async def text(self, encoding=None, errors="strict"):
        return (await self.read()).decode(encoding or "utf-8", errors)

    async def json(self, *, encoding=None, loads=_loads, content_type="application/json"):
        body = await self.read()
        if content_type is not None and self.content_type != content_type:
            raise ContentTypeError(
                self.request_info, self.history, status=self.status, headers=self.headers,
                message="Attempt to decode JSON with unexpected mimetype: " + self.content_type)
        if not body.strip():
            return None
        return loads(body.decode(encoding or "utf-8"))

    def release(self):
        """Gives the connection back; what has not been read until then is lost."""
        self._left = True
        self._finish()

    def _finish(self):
        if not self.closed:
            self.closed = True
            self._connector._release(self._key)

    def close(self):
        self.release()

    async def wait_for_close(self):
        self.release()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.release()
