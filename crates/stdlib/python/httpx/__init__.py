"""Clients of the simulated web, blocking and not, with the interface of httpx."""

import asyncio
from _asyncio import _service
from time import _service as _block_for
from json import loads as _loads

import _world
from aiohttp.values import Headers, full_url, payload_text
from .errors import *
from .errors import failure

__version__ = "0.28.1"


class URL:
    """A URL and its parts."""

    def __init__(self, url="", params=None):
        self._text = full_url(None, str(url), params)

    def _parts(self):
        from urllib.parse import urlsplit
        return urlsplit(self._text)

    @property
    def scheme(self):
        return self._parts().scheme

    @property
    def host(self):
        return self._parts().hostname or ""

    @property
    def port(self):
        return self._parts().port

    @property
    def path(self):
        return self._parts().path or "/"

    @property
    def query(self):
        return self._parts().query.encode()

    def join(self, url):
        from urllib.parse import urljoin
        return URL(urljoin(self._text, str(url)))

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and self._text == str(other)

    def __hash__(self):
        return hash(self._text)


class _Unset:
    def __repr__(self):
        return "USE_CLIENT_DEFAULT"


USE_CLIENT_DEFAULT = _UNSET = _Unset()


class Timeout:
    """How long to wait for a connection, the pool, and an answer."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        if isinstance(timeout, Timeout):
            base = timeout.connect, timeout.read, timeout.write, timeout.pool
        elif isinstance(timeout, tuple):
            base = (*timeout, None, None, None, None)[:4]
        elif timeout is _UNSET:
            if _UNSET in (connect, read, write, pool):
                raise ValueError("httpx.Timeout must either include a default, or set all four parameters "
                                 "explicitly.")
            base = None, None, None, None
        else:
            base = timeout, timeout, timeout, timeout
        given = connect, read, write, pool
        self.connect, self.read, self.write, self.pool = [
            b if g is _UNSET else g for g, b in zip(given, base)]

    def __eq__(self, other):
        return isinstance(other, Timeout) and repr(self) == repr(other)

    def __repr__(self):
        if self.connect == self.read == self.write == self.pool:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits:
    """How many connections may be open at once."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


class Request:
    """What is asked."""

    def __init__(self, method, url, *, params=None, headers=None, json=None, data=None, content=None):
        self.method = method.upper()
        self.url = URL(url, params)
        self.headers = Headers(headers or {})
        self._payload = payload_text(json, data if content is None else content)

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    """What came back."""

    def __init__(self, request, answer):
        latency, self.status_code, self.reason_phrase, headers, self._content, _, _ = answer
        self.request = request
        self.url = request.url
        self.headers = Headers(headers)
        self.encoding = "utf-8"
        self.history = []
        self.cookies = {}
        self.http_version = "HTTP/1.1"
        self.is_closed = True
        self._latency = latency

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def content(self):
        return self._content

    @property
    def text(self):
        return self._content.decode()

    @property
    def elapsed(self):
        from datetime import timedelta
        return timedelta(seconds=self._latency)

    @property
    def is_success(self):
        return 200 <= self.status_code <= 299

    @property
    def is_error(self):
        return 400 <= self.status_code <= 599

    @property
    def is_client_error(self):
        return 400 <= self.status_code <= 499

    @property
    def is_server_error(self):
        return 500 <= self.status_code <= 599

    @property
    def is_redirect(self):
        return 300 <= self.status_code <= 399

    def json(self, **kwargs):
        return _loads(self._content, **kwargs)

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: "Informational response", 3: "Redirect response", 4: "Client error",
                5: "Server error"}.get(self.status_code // 100, "Invalid status code")
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
            f"For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            request=self.request, response=self)

    def read(self):
        return self._content

    async def aread(self):
        return self._content

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or len(self._content) or 1
        for i in range(0, len(self._content), size):
            yield self._content[i:i + size]

    def iter_text(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk.decode()

    def iter_lines(self):
        yield from self.text.splitlines()

    async def aiter_bytes(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        for chunk in self.iter_text(chunk_size):
            yield chunk

    async def aiter_lines(self):
        for line in self.text.splitlines():
            yield line

    def close(self):
        pass

    async def aclose(self):
        pass


class _BaseClient:
    """What requests of a client have in common."""

    def __init__(self, *, base_url="", params=None, headers=None, timeout=5.0, limits=None, auth=None,
                 cookies=None, follow_redirects=False, event_hooks=None, **ignored):
        self.base_url = URL(base_url)
        self.params = params
        self.headers = Headers(headers or {})
        self.timeout = Timeout(timeout)
        self._limits = limits or Limits(max_connections=100)
        self._hooks = event_hooks or {}
        self._state = "unopened"

    @property
    def is_closed(self):
        return self._state == "closed"

    def build_request(self, method, url, *, params=None, json=None, data=None, content=None, headers=None,
                      **ignored):
        base = str(self.base_url)
        url = str(url)
        if base and "://" not in url:
            url = base.rstrip("/") + "/" + url.lstrip("/")
        if self.params:
            params = {**dict(self.params), **dict(params or {})}
        return Request(method, url, params=params, headers={**self.headers, **(headers or {})}, json=json,
                       data=data, content=content)

    def _begin(self, request):
        """The address and the answer of a request; raises what needs no waiting."""
        if self._state == "closed":
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._state = "opened"
        url = str(request.url)
        address = _world.address(url)
        if address is None:
            if "://" not in url:
                raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{url.partition(':')[0]}://'.")
        return address

    def _limit(self, timeout):
        return self.timeout.read if timeout is _UNSET else Timeout(timeout).read


class AsyncClient(_BaseClient):
    """A client whose requests are awaited."""

    def __init__(self, **options):
        super().__init__(**options)
        self._slots = None

    async def send(self, request, *, timeout=_UNSET, stream=False, **ignored):
        address = self._begin(request)
        for hook in self._hooks.get("request", ()):
            await hook(request)
        if self._slots is None and self._limits.max_connections:
            self._slots = asyncio.Semaphore(self._limits.max_connections)
        if self._slots is None:
            return await self._exchange(request, address, timeout)
        pool = self.timeout.pool if timeout is _UNSET else Timeout(timeout).pool
        try:
            async with asyncio.timeout(pool):
                await self._slots.acquire()
        except TimeoutError:
            raise PoolTimeout("", request=request) from None
        try:
            return await self._exchange(request, address, timeout)
        finally:
            self._slots.release()

    async def _exchange(self, request, address, timeout):
        answer = _world.exchange("httpx", request.method, str(request.url), request._payload)
        latency, error, text = answer[0], answer[5], answer[6]
        limit = self._limit(timeout)
        if limit is not None and limit < latency:
            await _service(f"{request.method} {request.url}", limit)
            raise ReadTimeout("", request=request)
        await _service(f"{request.method} {request.url}", latency)
        if error is not None:
            raise failure(error, request)
        response = Response(request, answer)
        for hook in self._hooks.get("response", ()):
            await hook(response)
        return response

    async def request(self, method, url, *, timeout=_UNSET, **options):
        return await self.send(self.build_request(method, url, **options), timeout=timeout)

    def stream(self, method, url, **options):
        return _Stream(self.request(method, url, **options))

    async def get(self, url, **options):
        return await self.request("GET", url, **options)

    async def options(self, url, **options):
        return await self.request("OPTIONS", url, **options)

    async def head(self, url, **options):
        return await self.request("HEAD", url, **options)

    async def post(self, url, **options):
        return await self.request("POST", url, **options)

    async def put(self, url, **options):
        return await self.request("PUT", url, **options)

    async def patch(self, url, **options):
        return await self.request("PATCH", url, **options)

    async def delete(self, url, **options):
        return await self.request("DELETE", url, **options)

    async def aclose(self):
        self._state = "closed"

    async def __aenter__(self):
        self._state = "opened"
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


class _Stream:
    def __init__(self, coro):
        self._coro = coro

    async def __aenter__(self):
        return await self._coro

    async def __aexit__(self, *exc):
        pass


class Client(_BaseClient):
    """A client whose requests block."""

    def send(self, request, *, timeout=_UNSET, **ignored):
        self._begin(request)
        answer = _world.exchange("httpx", request.method, str(request.url), request._payload)
        latency, error = answer[0], answer[5]
        limit = self._limit(timeout)
        if limit is not None and limit < latency:
            _block_for(f"{request.method} {request.url}", limit)
            raise ReadTimeout("timed out", request=request)
        _block_for(f"{request.method} {request.url}", latency)
        if error is not None:
            raise failure(error, request)
        return Response(request, answer)

    def request(self, method, url, *, timeout=_UNSET, **options):
        return self.send(self.build_request(method, url, **options), timeout=timeout)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def put(self, url, **options):
        return self.request("PUT", url, **options)

    def patch(self, url, **options):
        return self.request("PATCH", url, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def close(self):
        self._state = "closed"

    def __enter__(self):
        self._state = "opened"
        return self

    def __exit__(self, *exc):
        self.close()


def request(method, url, **options):
    with Client() as client:
        return client.request(method, url, **options)


def get(url, **options):
    return request("GET", url, **options)


def head(url, **options):
    return request("HEAD", url, **options)


def post(url, **options):
    return request("POST", url, **options)


def put(url, **options):
    return request("PUT", url, **options)


def patch(url, **options):
    return request("PATCH", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)


class codes:
    OK = 200
    CREATED = 201
    ACCEPTED = 202
    NO_CONTENT = 204
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    TOO_MANY_REQUESTS = 429
    INTERNAL_SERVER_ERROR = 500
    BAD_GATEWAY = 502
    SERVICE_UNAVAILABLE = 503
    GATEWAY_TIMEOUT = 504


class BasicAuth:
    def __init__(self, username, password):
        self.username = username
        self.password = password


class AsyncHTTPTransport:
    def __init__(self, **ignored):
        pass


HTTPTransport = AsyncHTTPTransport
