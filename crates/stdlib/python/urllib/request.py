"""urllib.request over the simulated network: a request holds the thread for its latency."""

__all__ = ["Request", "urlopen", "urlretrieve", "quote", "unquote", "pathname2url", "url2pathname"]

import io
from time import _service

import _vm
import _world
from aiohttp.values import Headers
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        for name, value in headers.items():
            self.add_header(name, value)
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError("unknown url type: %r" % url)
        self.type, self.host = parts.scheme, parts.netloc
        self.selector = parts.path + ("?" + parts.query if parts.query else "")
        if method is not None:
            self.method = method

    def get_method(self):
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def header_items(self):
        return list(self.headers.items())


class _Message(Headers):
    def get_content_type(self):
        return self.get("Content-Type", "text/plain").partition(";")[0]

    def get_content_charset(self, failobj=None):
        _, found, charset = self.get("Content-Type", "").partition("charset=")
        return charset if found else failobj


class _Response(io.BytesIO):
    """What came back, with its body to read."""

    version = 11

    def __init__(self, url, status, reason, headers, body):
        super().__init__(body)
        self.url, self.status, self.reason, self.msg = url, status, reason, reason
        self.headers = _Message(headers)
        self.code = status

    def __repr__(self):
        return f"<http.client.HTTPResponse object at {id(self):#x}>"

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())


def _send(method, url, data, timeout):
    """Makes a request; its response, or the error of it."""
    payload = None
    if data is not None:
        payload = bytes(data).decode("utf-8", "replace")
    latency, status, reason, headers, body, error, text = _world.exchange("requests", method, url, payload)
    if timeout is not None and timeout < latency:
        _service(f"{method} {url}", timeout)
        raise TimeoutError("The read operation timed out" if url.startswith("https:") else "timed out")
    _service(f"{method} {url}", latency)
    if error == "dns":
        import socket
        raise socket.gaierror(-2, "Name or service not known")
    if error == "connect":
        raise ConnectionRefusedError(111, "Connection refused")
    if error == "disconnect":
        import http.client
        raise http.client.RemoteDisconnected("Remote end closed connection without response")
    if error == "reset":
        raise ConnectionResetError(104, "Connection reset by peer")
    if error == "payload":
        import http.client
        raise http.client.IncompleteRead(b"")
    return _Response(url, status, reason, headers, body)


def urlopen(url, data=None, timeout=None, *, context=None):
    request = url if isinstance(url, Request) else Request(url, data)
    if data is not None:
        if isinstance(data, str):
            raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type "
                            "str.")
        request.data = data
    if request.type not in ("http", "https"):
        raise URLError(f"unknown url type: {request.type}")
    try:
        response = _send(request.get_method(), request.full_url, request.data, timeout)
    except TimeoutError:
        raise
    except OSError as error:
        if type(error).__module__ == "http.client" or isinstance(error, ConnectionResetError):
            raise
        raise URLError(error) from None
    if not 200 <= response.status < 300:
        raise HTTPError(request.full_url, response.status, response.reason, response.headers, response)
    return response


def urlretrieve(url, filename=None, reporthook=None, data=None):
    response = urlopen(url, data)
    if filename is None:
        import tempfile
        filename = tempfile.mkstemp()[1]
    with open(filename, "wb") as file:
        file.write(response.read())
    return filename, response.headers


def __getattr__(name):
    if name in ("build_opener", "install_opener", "OpenerDirector", "ProxyHandler", "HTTPHandler", "FancyURLopener"):
        _vm.refuse(f"urllib.request.{name} is not simulated; urlopen is")
    raise AttributeError(f"module 'urllib.request' has no attribute {name!r}")
