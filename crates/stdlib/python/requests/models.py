"""What is asked of the simulated web by requests, and what comes back."""

import json as _json

import _world
from aiohttp.values import payload_text
from .auth import HTTPBasicAuth
from .cookies import RequestsCookieJar
from .exceptions import *
from .structures import CaseInsensitiveDict

__name__ = "requests"


class Request:
    """What is to be asked, as the program says it."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                 hooks=None, json=None):
        self.method, self.url, self.headers, self.files, self.data = method, url, headers or {}, files or [], data or []
        self.params, self.auth, self.cookies, self.json = params or {}, auth, cookies, json
        self.hooks = hooks_of(hooks)

    def __repr__(self):
        return f"<Request [{self.method}]>"

    def prepare(self):
        prepared = PreparedRequest()
        prepared.prepare(method=self.method, url=self.url, headers=self.headers, files=self.files, data=self.data,
                         json=self.json, params=self.params, auth=self.auth, cookies=self.cookies, hooks=self.hooks)
        return prepared


def hooks_of(hooks):
    called = (hooks or {}).get("response") or []
    return {"response": [called] if callable(called) else list(called)}


def _pairs(params):
    """The parameters of a URL or a form, those of None left out and lists taken apart."""
    if isinstance(params, (str, bytes)):
        from urllib.parse import parse_qsl
        return parse_qsl(params.decode() if isinstance(params, bytes) else params, keep_blank_values=True)
    if not hasattr(params, "__iter__"):
        raise TypeError("Cannot mix str and non-str arguments")
    return [(key, value) for key, values in (params.items() if hasattr(params, "items") else params)
            for value in (values if isinstance(values, (list, tuple, set)) else [values]) if value is not None]


class PreparedRequest:
    """What is asked, as it goes over the wire."""

    def __init__(self):
        self.method = self.url = self.headers = self.body = self._payload = None
        self.hooks = {"response": []}

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"

    @property
    def path_url(self):
        from urllib.parse import urlsplit
        parts = urlsplit(self.url)
        return (parts.path or "/") + ("?" + parts.query if parts.query else "")

    def copy(self):
        other = PreparedRequest()
        other.__dict__.update(self.__dict__, headers=self.headers.copy())
        return other

    def prepare(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                hooks=None, json=None):
        self.method = method.upper() if method is not None else None
        self.prepare_url(url, params)
        self.prepare_headers(headers)
        if cookies:
            self.headers["Cookie"] = "; ".join([f"{name}={value}" for name, value in cookies.items()])
        self.prepare_body(data, files, json)
        self.hooks = hooks_of(hooks)
        if auth is not None:
            auth = HTTPBasicAuth(*auth) if isinstance(auth, tuple) else auth
            changed = auth(self)
            self.__dict__.update(changed.__dict__)

    def prepare_url(self, url, params=None):
        from urllib.parse import quote_plus
        url = (url.decode() if isinstance(url, bytes) else str(url)).lstrip()
        if ":" in url and not url.lower().startswith("http"):
            self.url = url
            return
        if "://" not in url:
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
        try:
            if _world.address(url) is None:
                raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        except InvalidURL:
            raise
        except ValueError:
            raise InvalidURL(f"Failed to parse: {url}") from None
        url = url.split("#", 1)[0]
        pairs = _pairs(params) if params else []
        if pairs:
            query = "&".join([f"{quote_plus(str(key))}={quote_plus(str(value))}" for key, value in pairs])
            url += ("&" if "?" in url else "?") + query
        self.url = url

    def prepare_headers(self, headers):
        self.headers = CaseInsensitiveDict()
        for name, value in (headers or {}).items():
            for part in (name, value):
                if not isinstance(part, (str, bytes)):
                    raise InvalidHeader(f"Header part ({part!r}) from ({name!r}, {value!r}) must be of type str or bytes, "
                                        f"not {type(part)}")
            self.headers[name.decode() if isinstance(name, bytes) else name] = value

    def prepare_body(self, data, files, json=None):
        kind = None
        self.body = self._payload = None
        if not data and json is not None:
            try:
                self._payload = _json.dumps(json, allow_nan=False)
            except ValueError as exc:
                raise InvalidJSONError(exc, request=self)
            self.body, kind = self._payload.encode(), "application/json"
        elif files:
            self.body, kind = b"", "multipart/form-data; boundary=simulated"
            self._payload = payload_text(None, dict(_pairs(data or {})))
        elif data:
            if hasattr(data, "read"):
                data = data.read()
            if isinstance(data, (str, bytes)):
                self.body = data
                self._payload = payload_text(None, data)
            elif hasattr(data, "items") or isinstance(data, (list, tuple)):
                from urllib.parse import urlencode
                self.body, kind = urlencode(_pairs(data)), "application/x-www-form-urlencoded"
                self._payload = payload_text(None, dict(_pairs(data)) if isinstance(data, (list, tuple)) else dict(data))
            else:
                self.body = b"".join(data)
                self._payload = payload_text(None, self.body)
        if self.body:
            self.headers["Content-Length"] = str(len(self.body.encode() if isinstance(self.body, str) else self.body))
        elif self.method not in ("GET", "HEAD"):
            self.headers["Content-Length"] = "0"
        if kind and "Content-Type" not in self.headers:
            self.headers["Content-Type"] = kind


class _Raw:
    """The body as it comes, piece by piece."""

    def __init__(self, body):
        self._body = body
        self._at = 0

    def read(self, amt=None, decode_content=None):
        end = len(self._body) if amt is None else self._at + amt
        data = self._body[self._at:end]
        self._at += len(data)
        return data

    def stream(self, amt=65536, decode_content=None):
        while data := self.read(amt):
            yield data


class Response:
    """What came back."""

    __attrs__ = ["status_code", "url", "headers", "encoding", "reason"]

    def __init__(self):
        self._content = False
        self._content_consumed = False
        self.status_code = self.raw = self.url = self.encoding = self.reason = self.request = None
        self.headers = CaseInsensitiveDict()
        self.history = []
        self.cookies = RequestsCookieJar()
        self.elapsed = None

    @classmethod
    def _arrived(cls, request, answer):
        from datetime import timedelta
        self = cls()
        latency, self.status_code, self.reason, headers, body, _, _ = answer
        self.request, self.url = request, request.url
        self.headers = CaseInsensitiveDict(headers)
        self.encoding = "utf-8"
        self.elapsed = timedelta(seconds=latency)
        self.raw = _Raw(body)
        return self

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return self.iter_content(128)

    def __bool__(self):
        return self.ok

    @property
    def ok(self):
        try:
            self.raise_for_status()
        except HTTPError:
            return False
        return True

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def next(self):
        return None

    @property
    def links(self):
        return {}

    @property
    def apparent_encoding(self):
        return "ascii" if self.content.isascii() else "utf-8"

    @property
    def content(self):
        if self._content is False:
            if self._content_consumed:
                raise RuntimeError("The content for this response was already consumed")
            self._content = None if self.raw is None else self.raw.read()
            self._content_consumed = True
        return self._content

    @property
    def text(self):
        if not self.content:
            return ""
        return self.content.decode(self.encoding or self.apparent_encoding, errors="replace")

    def json(self, **options):
        try:
            return _json.loads(self.content.decode() if self.content else self.text, **options)
        except _json.JSONDecodeError as exc:
            raise JSONDecodeError(exc.msg, exc.doc, exc.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError(f"chunk_size must be an int, it is instead a {type(chunk_size)}.")
        if self._content_consumed and self._content is False:
            raise StreamConsumedError()
        return self._pieces(chunk_size, decode_unicode)

    def _pieces(self, chunk_size, decode_unicode):
        source = self.raw if self._content is False else _Raw(self._content)
        while data := source.read(chunk_size):
            yield data.decode(self.encoding, errors="replace") if decode_unicode and self.encoding else data
        self._content_consumed = True

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        text = (b"" if not decode_unicode else "").join(self.iter_content(None, decode_unicode))
        yield from text.split(delimiter) if delimiter else text.splitlines()

    def close(self):
        pass

    def raise_for_status(self):
        kind = {4: "Client", 5: "Server"}.get(self.status_code // 100)
        if kind:
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)
