"""The client of aiohttp."""

import asyncio
from _asyncio import _service
from json import dumps as _dumps

import _world
from .client_reqrep import ClientResponse
from .connector import TCPConnector
from .cookiejar import CookieJar
from .errors import *
from .tracing import tell, traces_of
from .values import *
from .values import sent_headers

# Their types print as aiohttp's own.
__name__ = "aiohttp"


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

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, proxy=None, proxy_auth=None,
                 skip_auto_headers=None, auth=None, json_serialize=_dumps, request_class=None, response_class=None,
                 ws_response_class=None, version=None, cookie_jar=None, connector_owner=True, raise_for_status=False,
                 read_timeout=None, conn_timeout=None, timeout=None, auto_decompress=True, trust_env=False,
                 requote_redirect_url=True, trace_configs=None, read_bufsize=65536, max_line_size=8190,
                 max_field_size=8190, fallback_charset_resolver=None):
        self._loop = loop or asyncio.get_running_loop()
        self._base_url = base_url
        self._connector = TCPConnector() if connector is None else connector
        self._connector_owner = connector_owner
        self.headers = Headers(headers or {})
        self.auth = auth
        self.json_serialize = json_serialize
        self.cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        if cookies is not None:
            self.cookie_jar.update_cookies(cookies)
        self.trust_env = trust_env
        self.requote_redirect_url = requote_redirect_url
        self.auto_decompress = auto_decompress
        self.skip_auto_headers = frozenset(skip_auto_headers or ())
        self._timeout = DEFAULT_TIMEOUT if timeout is None else _timeout(timeout)
        self._raise_for_status = raise_for_status
        self.trace_configs = list(trace_configs or ())
        self._closed = False

    def __del__(self):
        if not self._closed:
            import warnings
            warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)
            self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    @property
    def closed(self):
        return self._closed

    @property
    def connector(self):
        return self._connector

    @property
    def connector_owner(self):
        return self._connector_owner

    @property
    def raise_for_status(self):
        return self._raise_for_status

    def detach(self):
        self._connector = None
        self._closed = True

    @property
    def timeout(self):
        return self._timeout

    @property
    def loop(self):
        return self._loop

    def request(self, method, url, **kw):
        return _RequestContextManager(self._request(method, url, **kw))

    def get(self, url, *, allow_redirects=True, **kw):
        return self.request("GET", url, allow_redirects=allow_redirects, **kw)

    def head(self, url, *, allow_redirects=False, **kw):
        return self.request("HEAD", url, allow_redirects=allow_redirects, **kw)

    def options(self, url, *, allow_redirects=True, **kw):
        return self.request("OPTIONS", url, allow_redirects=allow_redirects, **kw)

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

    async def _request(self, method, str_or_url, *, params=None, data=None, json=None, cookies=None, headers=None,
                       skip_auto_headers=None, auth=None, allow_redirects=True, max_redirects=10, compress=None, chunked=None,
                       expect100=False, raise_for_status=None, read_until_eof=True, proxy=None, proxy_auth=None, timeout=None,
                       verify_ssl=None, fingerprint=None, ssl_context=None, ssl=True, server_hostname=None,
                       proxy_headers=None, trace_request_ctx=None, read_bufsize=None, auto_decompress=None,
                       max_line_size=None, max_field_size=None):
        if self._closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        if not isinstance(str_or_url, str):
            raise TypeError("Constructor parameter should be str")
        url = full_url(self._base_url, str_or_url, query_pairs(params))
        key = _world.address(url)
        if key is None:
            raise InvalidURL(url)
        if json is not None:
            text = self.json_serialize(json)
            payload = _json_text(text.decode() if isinstance(text, bytes) else text)
        else:
            payload = payload_text(None, data)
        own, headers = headers, sent_headers(key, url, self, headers, auth or self.auth, cookies, json, data)
        timeout = self._timeout if timeout is None else _timeout(timeout)
        traces = traces_of(self, trace_request_ctx)
        method = method.upper()
        where = {"method": method, "url": URL(url), "headers": Headers({**self.headers, **(own or {})})}
        await tell(traces, "request_start", **where)
        try:
            response = await self._exchange(method, url, key, headers, payload, timeout, traces)
            check = self._raise_for_status if raise_for_status is None else raise_for_status
            if callable(check):
                await check(response)
            elif check:
                response.raise_for_status()
        except BaseException as exc:
            if traces:
                await tell(traces, "request_exception", exception=exc, **where)
            raise
        await tell(traces, "request_end", response=response, **where)
        return response

    async def _exchange(self, method, url, key, headers, payload, timeout, traces):
        async with asyncio.timeout(timeout.total or None):
            try:
                async with asyncio.timeout(timeout.connect or None):
                    await self._connector._acquire(key, traces)
            except TimeoutError as exc:
                raise ConnectionTimeoutError(f"Connection timeout to host {url}") from exc
            try:
                answer = _world.exchange("aiohttp", method, url, payload)
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
        return ClientResponse(method, url, answer, self._connector, key, headers)

    async def close(self):
        if not self._closed:
            self._closed = True
            if self._connector_owner:
                await self._connector.close()
            self._connector = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


def _json_text(text):
    """A body as JSON, which a function of the program may have made into something else."""
    from json import loads
    try:
        loads(text)
    except ValueError:
        return _dumps(text)
    return text


def _timeout(value):
    return ClientTimeout(total=value) if isinstance(value, (int, float)) else value


def request(method, url, *, connector=None, loop=None, version=None, **kw):
    """One request with a session of its own."""
    async def go():
        async with ClientSession(connector=connector, connector_owner=connector is None) as session:
            response = await session.request(method, url, **kw)
            await response.read()
            return response
    return _RequestContextManager(go())
