"""What is asked of the simulated web by httpx, and what comes back."""

from json import dumps as _dumps, loads as _loads

from aiohttp.values import payload_text
from ._urls import URL
from ._values import Cookies, Headers, codes
from .errors import *
from .errors import failure

__name__ = "httpx"


def _encode(content, data, files, json, kind=None):
    """The body of a request, the headers that tell of it, and the text that the simulated server echoes."""
    if content is not None:
        if isinstance(content, str):
            content = content.encode()
        elif not isinstance(content, bytes):
            if not hasattr(content, "__iter__"):
                if hasattr(content, "__aiter__"):
                    import _vm
                    _vm.refuse("httpx's request bodies from asynchronous iterators are not simulated")
                raise TypeError(f"Unexpected type for 'content', {type(content)!r}")
            # Of what can be read in pieces only, the length is not known before.
            told = {} if hasattr(content, "read") else {"Transfer-Encoding": "chunked"}
            content = b"".join(content)
            return content, told, payload_text(None, content)
        return content, {}, payload_text(None, content)
    if files:
        from ._multipart import encode
        body, kind = encode(data or {}, files, kind)
        return body, {"Content-Type": kind}, payload_text(None, dict(data or {}))
    if data:
        if isinstance(data, (str, bytes)):
            import warnings
            warnings.warn("Use 'content=<...>' to upload raw bytes/text content.", DeprecationWarning, stacklevel=2)
            return _encode(data, None, None, None)
        from ._values import QueryParams
        return (str(QueryParams(data)).encode(), {"Content-Type": "application/x-www-form-urlencoded"},
                payload_text(None, dict(data)))
    if json is not None:
        body = _dumps(json, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
        return body, {"Content-Type": "application/json"}, payload_text(json, None)
    return b"", {}, None


class Request:
    """What is asked."""

    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None, data=None, files=None,
                 json=None, stream=None, extensions=None):
        self.method = method.upper()
        self.url = URL(url) if params is None else URL(url, params=params)
        self.headers = Headers(headers)
        self.extensions = dict(extensions or {})
        if cookies:
            told = Cookies(cookies).header(self.url)
            if told and "Cookie" not in self.headers:
                self.headers["Cookie"] = told
        self._unread = None
        kind = self.headers.get("Content-Type")
        self._content, told, self._payload = _encode(content, data, files, json, kind)
        if self._content and "Transfer-Encoding" not in told:
            told = {"Content-Length": str(len(self._content)), **told}
        for name, value in told.items():
            if name != "Transfer-Encoding" or "Content-Length" not in self.headers:
                self.headers.setdefault(name, value)
        before = {}
        if "Host" not in self.headers and self.url.host:
            before["Host"] = self.url.netloc.decode()
        if "Content-Length" not in self.headers and "Transfer-Encoding" not in self.headers \
                and self.method in ("POST", "PUT", "PATCH"):
            before["Content-Length"] = "0"
        self.headers._list[:0] = before.items()

    @property
    def content(self):
        if self._unread is not None:
            raise RequestNotRead()
        return self._content

    def read(self):
        if self._unread is not None:
            self._content, self._unread = self._unread, None
        return self._content

    async def aread(self):
        return self.read()

    def _carry(self, request):
        """Takes over the body of another request, which is to be read once more."""
        self._unread, self._payload = request.read(), request._payload

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    """What came back."""

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None, stream=None,
                 request=None, extensions=None, history=None, default_encoding="utf-8"):
        self.status_code = status_code
        self.headers = Headers(headers)
        self.extensions = dict(extensions or {})
        self.history = list(history or [])
        self.default_encoding = default_encoding
        self.next_request = None
        self.is_closed = self.is_stream_consumed = True
        self._request = request
        self._elapsed = self._unread = None
        self._asynchronous = False
        if text is not None:
            kind, body = "text/plain; charset=utf-8", text.encode()
        elif html is not None:
            kind, body = "text/html; charset=utf-8", html.encode()
        elif json is not None:
            kind, body = "application/json", _encode(None, None, None, json)[0]
        else:
            kind, body = None, content.encode() if isinstance(content, str) else b"".join(content or ()) \
                if not isinstance(content, bytes) else content
        if body or kind:
            self.headers.setdefault("Content-Length", str(len(body)))
        if kind:
            self.headers.setdefault("Content-Type", kind)
        self._content = body
        self.num_bytes_downloaded = 0

    @classmethod
    def _arrived(cls, request, answer, asynchronous, release):
        """An answer of the simulated server whose body has not been read."""
        latency, status, reason, headers, body, error, _ = answer
        self = cls(status, headers=headers, request=request)
        self.extensions["http_version"] = b"HTTP/1.1"
        self.extensions["reason_phrase"] = reason.encode()
        self._begin(body, asynchronous, release)
        self._failure = failure(error, request) if error == "payload" else None
        self._latency = latency
        return self

    def _begin(self, body, asynchronous, release):
        self.is_closed = self.is_stream_consumed = False
        self._unread, self._asynchronous, self._release = body, asynchronous, release
        self._failure = None
        self._latency = self.num_bytes_downloaded = 0
        del self._content

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @request.setter
    def request(self, value):
        self._request = value

    @property
    def url(self):
        return self.request.url

    @property
    def reason_phrase(self):
        known = self.extensions.get("reason_phrase")
        return codes.get_reason_phrase(self.status_code) if known is None else known.decode()

    @property
    def http_version(self):
        return self.extensions.get("http_version", b"HTTP/1.1").decode()

    @property
    def cookies(self):
        if not hasattr(self, "_cookies"):
            self._cookies = Cookies()
            self._cookies.take(self)
        return self._cookies

    @property
    def links(self):
        return {}

    @property
    def encoding(self):
        return getattr(self, "_encoding", None) or self.charset_encoding or (
            self.default_encoding(self.content) if callable(self.default_encoding) else self.default_encoding)

    @encoding.setter
    def encoding(self, value):
        self._encoding = value

    @property
    def charset_encoding(self):
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == "charset":
                return value.strip('"')
        return None

    @property
    def content(self):
        if not hasattr(self, "_content"):
            raise ResponseNotRead()
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding, errors="replace")

    @property
    def elapsed(self):
        from datetime import timedelta
        if not self.is_closed or self._unread is None and self._elapsed is None:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.")
        return self._elapsed or timedelta(seconds=self._latency)

    @elapsed.setter
    def elapsed(self, value):
        self._elapsed = value

    @property
    def is_informational(self):
        return codes.is_informational(self.status_code)

    @property
    def is_success(self):
        return codes.is_success(self.status_code)

    @property
    def is_redirect(self):
        return codes.is_redirect(self.status_code)

    @property
    def is_client_error(self):
        return codes.is_client_error(self.status_code)

    @property
    def is_server_error(self):
        return codes.is_server_error(self.status_code)

    @property
    def is_error(self):
        return codes.is_error(self.status_code)

    @property
    def has_redirect_location(self):
        return self.status_code in (301, 302, 303, 307, 308) and "Location" in self.headers

    def json(self, **kwargs):
        return _loads(self.content, **kwargs)

    def raise_for_status(self):
        if self._request is None:
            raise RuntimeError("Cannot call `raise_for_status` as the request instance has not been set on this response.")
        if self.is_success:
            return self
        kind = {1: "Informational response", 3: "Redirect response", 4: "Client error",
                5: "Server error"}.get(self.status_code // 100, "Invalid status code")
        where = f"\nRedirect location: {self.headers['location']!r}" if self.has_redirect_location else ""
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'{where}\n"
            f"For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            request=self.request, response=self)

    def _take(self, asynchronous):
        """The body, which can be had once."""
        if self._unread is not None and self._asynchronous is not asynchronous:
            kinds = ("an async", "a sync") if asynchronous else ("a sync", "an async")
            raise RuntimeError(f"Attempted to call {kinds[0]} iterator on {kinds[1]} stream.")
        if self.is_stream_consumed:
            raise StreamConsumed()
        if self.is_closed:
            raise StreamClosed()
        self.is_stream_consumed = True
        if self._failure is not None:
            self._shut()
            raise self._failure
        self.num_bytes_downloaded = len(self._unread)
        return self._unread

    def _shut(self):
        if not self.is_closed:
            self.is_closed = True
            if self._release is not None:
                self._release()

    def _pieces(self, asynchronous, chunk_size, raw=False):
        known = None if raw else getattr(self, "_content", None)
        body = self._take(asynchronous) if known is None else known
        size = chunk_size or len(body) or 1
        for at in range(0, len(body), size):
            yield body[at:at + size]
        if known is None:
            self._shut()

    def read(self):
        if not hasattr(self, "_content"):
            self._content = b"".join(self.iter_bytes())
        return self._content

    async def aread(self):
        if not hasattr(self, "_content"):
            self._content = b"".join([part async for part in self.aiter_bytes()])
        return self._content

    def iter_bytes(self, chunk_size=None):
        yield from self._pieces(False, chunk_size)

    def iter_raw(self, chunk_size=None):
        yield from self._pieces(False, chunk_size, True)

    def iter_text(self, chunk_size=None):
        for chunk in self._texts(False, chunk_size):
            yield chunk

    def iter_lines(self):
        for chunk in self._texts(False, None):
            yield from chunk.splitlines()

    def _texts(self, asynchronous, chunk_size):
        text = b"".join(self._pieces(asynchronous, None)).decode(
            getattr(self, "_encoding", None) or self.charset_encoding or "utf-8", errors="replace")
        size = chunk_size or len(text) or 1
        for at in range(0, len(text), size):
            yield text[at:at + size]

    async def aiter_bytes(self, chunk_size=None):
        for chunk in self._pieces(True, chunk_size):
            yield chunk

    async def aiter_raw(self, chunk_size=None):
        for chunk in self._pieces(True, chunk_size, True):
            yield chunk

    async def aiter_text(self, chunk_size=None):
        for chunk in self._texts(True, chunk_size):
            yield chunk

    async def aiter_lines(self):
        for chunk in self._texts(True, None):
            for line in chunk.splitlines():
                yield line

    def close(self):
        if self._unread is not None and self._asynchronous:
            raise RuntimeError("Attempted to call an sync close on an async stream.")
        self._shut()

    async def aclose(self):
        if self._unread is not None and not self._asynchronous:
            raise RuntimeError("Attempted to call an async close on an sync stream.")
        self._shut()
