"""A blocking client of the simulated web with the interface of requests 2.32."""

from time import _service
from json import loads as _loads

import _world
from aiohttp.values import Headers, full_url, payload_text
from .exceptions import *
from . import exceptions

__version__ = "2.32.0"


class _Codes:
    ok = 200
    created = 201
    accepted = 202
    no_content = 204
    not_modified = 304
    bad_request = 400
    unauthorized = 401
    forbidden = 403
    not_found = 404
    too_many_requests = 429
    internal_server_error = server_error = 500
    bad_gateway = 502
    service_unavailable = 503
    gateway_timeout = 504


codes = _Codes()


class Response:
    """What came back."""

    def __init__(self, method, url, answer):
        latency, self.status_code, self.reason, headers, self.content, _, _ = answer
        self.url = url
        self.headers = Headers(headers)
        self.encoding = "utf-8"
        self.history = []
        self.cookies = {}
        self._latency = latency
        self._method = method

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    @property
    def text(self):
        return self.content.decode()

    @property
    def elapsed(self):
        from datetime import timedelta
        return timedelta(seconds=self._latency)

    def json(self, **options):
        try:
            return _loads(self.content, **options)
        except ValueError as exc:
            raise JSONDecodeError(str(exc)) from None

    def iter_content(self, chunk_size=1, decode_unicode=False):
        data = self.text if decode_unicode else self.content
        for at in range(0, len(data), chunk_size or len(data) or 1):
            yield data[at:at + (chunk_size or len(data))]

    def iter_lines(self, chunk_size=512, decode_unicode=False):
        yield from (self.text if decode_unicode else self.content).splitlines()

    def close(self):
        pass

    def raise_for_status(self):
        kind = {4: "Client", 5: "Server"}.get(self.status_code // 100)
        if kind:
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)


def request(method, url, *, params=None, data=None, json=None, headers=None, timeout=None, **ignored):
    url = full_url(None, url, params)
    method = method.upper()
    answer = _world.exchange("requests", method, url, payload_text(json, data))
    latency, error, text = answer[0], answer[5], answer[6]
    if isinstance(timeout, tuple):
        timeout = timeout[1]
    if timeout is not None and timeout < latency:
        _service(f"{method} {url}", timeout)
        host, port = _world.address(url) or ("", 80)
        raise ReadTimeout(f"HTTPConnectionPool(host={host!r}, port={port}): Read timed out. "
                          f"(read timeout={timeout})")
    _service(f"{method} {url}", latency)
    if error is not None:
        raise ConnectionError(text)
    return Response(method, url, answer)


def get(url, params=None, **kw):
    return request("GET", url, params=params, **kw)


def options(url, **kw):
    return request("OPTIONS", url, **kw)


def head(url, **kw):
    return request("HEAD", url, **kw)


def post(url, data=None, json=None, **kw):
    return request("POST", url, data=data, json=json, **kw)


def put(url, data=None, **kw):
    return request("PUT", url, data=data, **kw)


def patch(url, data=None, **kw):
    return request("PATCH", url, data=data, **kw)


def delete(url, **kw):
    return request("DELETE", url, **kw)


class Session:
    """Makes requests; the simulated server looks at nothing that a session adds to them."""

    def __init__(self):
        self.headers = Headers()
        self.params = {}
        self.cookies = {}
        self.auth = None
        self.verify = True

    def request(self, method, url, *, params=None, **kw):
        if self.params:
            params = {**self.params, **(params or {})}
        return request(method, url, params=params, **kw)

    def get(self, url, **kw):
        return self.request("GET", url, **kw)

    def options(self, url, **kw):
        return self.request("OPTIONS", url, **kw)

    def head(self, url, **kw):
        return self.request("HEAD", url, **kw)

    def post(self, url, data=None, json=None, **kw):
        return self.request("POST", url, data=data, json=json, **kw)

    def put(self, url, data=None, **kw):
        return self.request("PUT", url, data=data, **kw)

    def patch(self, url, data=None, **kw):
        return self.request("PATCH", url, data=data, **kw)

    def delete(self, url, **kw):
        return self.request("DELETE", url, **kw)

    def mount(self, prefix, adapter):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


session = Session
