"""http.client over the simulated network: getresponse() holds the thread for the latency."""

from http import HTTPStatus
from urllib.request import _send

HTTP_PORT, HTTPS_PORT = 80, 443
responses = {status: status.phrase for status in HTTPStatus}


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    pass


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial, self.expected = partial, expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"IncompleteRead({len(self.partial)} bytes read{more})"

    __str__ = __repr__


class HTTPConnection:
    _scheme, default_port = "http", HTTP_PORT

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192, **ignored):
        if port is None and ":" in host:
            host, _, port = host.partition(":")
        self.host, self.port, self.timeout = host, int(port or self.default_port), timeout
        self._request = None

    def connect(self):
        pass

    def close(self):
        self._request = None

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        if self._request is not None:
            raise CannotSendRequest("Request-sent")
        if isinstance(body, str):
            body = body.encode("latin-1")
        port = "" if self.port == self.default_port else f":{self.port}"
        self._request = method, f"{self._scheme}://{self.host}{port}{url}", body

    def getresponse(self):
        if self._request is None:
            raise ResponseNotReady("Idle")
        (method, url, body), self._request = self._request, None
        return _send(method, url, body, self.timeout)


class HTTPSConnection(HTTPConnection):
    _scheme, default_port = "https", HTTPS_PORT
