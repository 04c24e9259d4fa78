"""The exceptions of httpx."""

__name__ = "httpx"

__all__ = ["HTTPError", "RequestError", "TransportError", "TimeoutException", "ConnectTimeout", "ReadTimeout",
           "WriteTimeout", "PoolTimeout", "NetworkError", "ConnectError", "ReadError", "WriteError", "CloseError",
           "ProtocolError", "LocalProtocolError", "RemoteProtocolError", "ProxyError", "UnsupportedProtocol",
           "DecodingError", "TooManyRedirects", "HTTPStatusError", "InvalidURL", "CookieConflict", "StreamError",
           "StreamConsumed", "StreamClosed", "ResponseNotRead", "RequestNotRead"]


class HTTPError(Exception):
    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class WriteError(NetworkError):
    pass


class CloseError(NetworkError):
    pass


class ProtocolError(TransportError):
    pass


class LocalProtocolError(ProtocolError):
    pass


class RemoteProtocolError(ProtocolError):
    pass


class ProxyError(TransportError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class DecodingError(RequestError):
    pass


class TooManyRedirects(RequestError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request = request
        self.response = response


class InvalidURL(Exception):
    pass


class CookieConflict(Exception):
    pass


class StreamError(RuntimeError):
    pass


class StreamConsumed(StreamError):
    def __init__(self):
        super().__init__(
            "Attempted to read or stream some content, but the content has already been streamed. For requests, this could "
            "be due to passing a generator as request content, and then receiving a redirect response or a secondary "
            "request as part of an authentication flow.For responses, this could be due to attempting to stream the "
            "response content more than once.")


class StreamClosed(StreamError):
    def __init__(self):
        super().__init__("Attempted to read or stream content, but the stream has been closed.")


class ResponseNotRead(StreamError):
    def __init__(self):
        super().__init__("Attempted to access streaming response content, without having called `read()`.")


class RequestNotRead(StreamError):
    def __init__(self):
        super().__init__("Attempted to access streaming request content, without having called `read()`.")


def failure(error, request):
    """The exception for one of the simulated web's failures."""
    if error == "connect":
        return ConnectError("All connection attempts failed", request=request)
    if error == "dns":
        return ConnectError("[Errno -2] Name or service not known", request=request)
    if error == "reset":
        return ReadError("[Errno 104] Connection reset by peer", request=request)
    if error == "disconnect":
        return RemoteProtocolError("Server disconnected without sending a response.", request=request)
    return RemoteProtocolError("peer closed connection without sending complete message body", request=request)
