"""A client of the simulated web with the interface of aiohttp 3.11; no server side, no web sockets."""

import asyncio
from _asyncio import _service
from collections import deque
from json import loads as _loads

import _world
from .errors import *
from .values import *

__version__ = "3.11.0"


class TCPConnector:
    """The pool of connections: how many requests may be under way at once, in all and to one host."""

    def __init__(self, *, limit=100, limit_per_host=0, force_close=False, ssl=True, **ignored):
        self._limit = limit
        self._limit_per_host = limit_per_host
        self.force_close = force_close
        self._total = 0
        self._per_host = {}
        self._waiters = deque()
        self._closed = False

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    @property
    def closed(self):
        return self._closed

    def _has_room(self, key):
        if self._limit and self._total >= self._limit:
            return False
        return not self._limit_per_host or self._per_host.get(key, 0) < self._limit_per_host

    def _take(self, key):
        self._total += 1
        self._per_host[key] = self._per_host.get(key, 0) + 1

    async def _acquire(self, key):
        if self._has_room(key):
            self._take(key)
            return
        future = asyncio.get_running_loop().create_future()
        entry = key, future
        self._waiters.append(entry)
        try:
            await future
        except BaseException:
            if entry in self._waiters:
                self._waiters.remove(entry)
            elif future.done() and not future.cancelled():
                # Cancelled with a connection in hand: somebody else may want it.
                self._release(key)
            raise

    def _release(self, key):
        self._total -= 1
        self._per_host[key] -= 1
        for entry in list(self._waiters):
            waiting, future = entry
            if future.done():
                self._waiters.remove(entry)
            elif self._has_room(waiting):
                self._waiters.remove(entry)
                self._take(waiting)
                future.set_result(None)
                return

    async def close(self):
        self._closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


BaseConnector = TCPConnector


class StreamReader:
    """The body of a response, piece by piece."""

    def __init__(self, response):
        self._response = response
        self._at = 0

    def _chunk(self, n):
        body = self._response._take_body()
        end = len(body) if n < 0 else min(len(body), self._at + n)
        data = body[self._at:end]
        self._at = end
        if end >= len(body):
            self._response.release()
        return data

    def at_eof(self):
        return self._at >= len(self._response._content)

    async def read(self, n=-1):
        return self._chunk(n)

    async def readany(self):
        return self._chunk(-1)

    async def readexactly(self, n):
        data = self._chunk(n)
        if len(data) < n:
            raise asyncio.IncompleteReadError(data, n)
        return data

    async def readline(self):
        body = self._response._take_body()
        cut = body.find(b"\n", self._at)
        return self._chunk((len(body) if cut < 0 else cut + 1) - self._at)

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

    def __init__(self, method, url, answer, connector, key):
        _, self.status, self.reason, headers, self._content, self._error, self._error_text = answer
        self._connector = connector
        self._key = key
        self.method = method
        self.url = self.real_url = URL(url)
        self.host = key[0]
        self.headers = Headers(headers)
        self.content_type = headers["Content-Type"].partition(";")[0]
        self.content_length = int(headers["Content-Length"])
        self.charset = "utf-8"
        self.history = ()
        self.cookies = {}
        self.request_info = RequestInfo(self.url, method, {})
        self.content = StreamReader(self)
        self.closed = False
        self._body = None

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
        if self._error == "payload":
            self.release()
            raise ClientPayloadError(self._error_text)
        return self._content

    async def read(self):
        if self._body is None:
            self._body = self._take_body()
            self.release()
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


class _RequestContextManager:
    """A request to be made: awaited it gives the response, entered it releases it at the end."""

    def __init__(self, coro):
        self._coro = coro
        self._resp = None

    def __await__(self):
        return self._coro.__await__()

    __iter__ = __await__

    def close(self):
        return self._coro.close()

    async def __aenter__(self):
        self._resp = await self._coro
        return await self._resp.__aenter__()

    async def __aexit__(self, *exc):
        await self._resp.__aexit__(*exc)


class ClientSession:
    """Makes requests, and remembers what they have in common."""

    _closed = True

    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False,
                 loop=None, auth=None, cookies=None, connector_owner=True, **ignored):
        self._loop = loop or asyncio.get_running_loop()
        self._base_url = base_url
        self._connector = connector or TCPConnector()
        self._connector_owner = connector_owner
        self.headers = Headers(headers or {})
        self.auth = auth
        self.cookie_jar = cookies or {}
        self._timeout = DEFAULT_TIMEOUT if timeout is None else _timeout(timeout)
        self._raise_for_status = raise_for_status
        self._closed = False

    def __del__(self):
        if not self._closed:
            import warnings
            warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)
            self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})

    @property
    def closed(self):
        return self._closed

    @property
    def connector(self):
        return self._connector

    @property
    def timeout(self):
        return self._timeout

    @property
    def loop(self):
        return self._loop

    def request(self, method, url, **kw):
        return _RequestContextManager(self._request(method, url, **kw))

    def get(self, url, **kw):
        return self.request("GET", url, **kw)

    def head(self, url, **kw):
        return self.request("HEAD", url, **kw)

    def options(self, url, **kw):
        return self.request("OPTIONS", url, **kw)

    def post(self, url, *, data=None, **kw):
        return self.request("POST", url, data=data, **kw)

    def put(self, url, *, data=None, **kw):
        return self.request("PUT", url, data=data, **kw)

    def patch(self, url, *, data=None, **kw):
        return self.request("PATCH", url, data=data, **kw)

    def delete(self, url, **kw):
        return self.request("DELETE", url, **kw)

    def ws_connect(self, url, **kw):
        import _vm
        _vm.refuse("aiohttp's web sockets are not simulated; requests are")

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, timeout=None,
                       raise_for_status=None, **ignored):
        if self._closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        url = full_url(self._base_url, url, params)
        key = _world.address(url)
        if key is None:
            raise InvalidURL(url)
        timeout = self._timeout if timeout is None else _timeout(timeout)
        async with asyncio.timeout(timeout.total or None):
            try:
                async with asyncio.timeout(timeout.connect or None):
                    await self._connector._acquire(key)
            except TimeoutError as exc:
                raise ConnectionTimeoutError(f"Connection timeout to host {url}") from exc
            try:
                method = method.upper()
                answer = _world.exchange("aiohttp", method, url, payload_text(json, data))
                latency, error = answer[0], answer[5]
                limit = timeout.sock_read or None
                if limit is not None and limit < latency:
                    await _service(f"{method} {url}", limit)
                    raise SocketTimeoutError("Timeout on reading data from socket")
                await _service(f"{method} {url}", latency)
                if error is not None and error != "payload":
                    raise connection_error(error, answer[6], *key)
            except BaseException:
                self._connector._release(key)
                raise
        response = ClientResponse(method, url, answer, self._connector, key)
        if self._raise_for_status if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def close(self):
        if not self._closed:
            self._closed = True
            if self._connector_owner:
                await self._connector.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


def _timeout(value):
    return ClientTimeout(total=value) if isinstance(value, (int, float)) else value


def request(method, url, **kw):
    """One request with a session of its own."""
    async def go():
        async with ClientSession() as session:
            response = await session.request(method, url, **kw)
            await response.read()
            return response
    return _RequestContextManager(go())


def __getattr__(name):
    if name == "web" or name.startswith(("ClientWebSocket", "WS")):
        import _vm
        _vm.refuse(f"aiohttp.{name} is not simulated; the client with its requests is")
    raise AttributeError(f"module 'aiohttp' has no attribute {name!r}")
