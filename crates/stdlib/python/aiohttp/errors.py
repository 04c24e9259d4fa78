"""The exceptions of aiohttp's client."""

import asyncio

__all__ = ["ClientError", "ClientResponseError", "ContentTypeError", "ClientPayloadError", "InvalidURL",
           "ClientConnectionError", "ClientConnectionResetError", "ClientOSError", "ClientConnectorError",
           "ClientConnectorDNSError", "ClientConnectorSSLError", "ClientSSLError", "ServerConnectionError",
           "ServerDisconnectedError", "ServerTimeoutError", "ConnectionTimeoutError", "SocketTimeoutError",
           "TooManyRedirects", "ClientConnectorCertificateError", "ClientProxyConnectionError", "ClientHttpProxyError",
           "ServerFingerprintMismatch", "WSServerHandshakeError", "InvalidUrlClientError", "RedirectClientError", "NonHttpUrlClientError",
           "InvalidUrlRedirectClientError", "NonHttpUrlRedirectClientError", "connection_error"]

# Tracebacks show the names that programs import.
__name__ = "aiohttp"


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history=(), *, status=0, message="", headers=None):
        self.request_info = request_info
        self.history = history
        self.status = status
        self.message = message
        self.headers = headers
        self.args = request_info, history

    def __str__(self):
        return "{}, message={!r}, url={!r}".format(self.status, self.message, str(self.request_info.real_url))

    def __repr__(self):
        text = f"{self.request_info!r}, {self.history!r}"
        if self.status != 0:
            text += f", status={self.status!r}"
        if self.message != "":
            text += f", message={self.message!r}"
        return f"{type(self).__name__}({text})"


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    @property
    def url(self):
        return self.args[0]


class ClientConnectionError(ClientError):
    pass


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, host, port, os_error, text):
        self.host = host
        self.port = port
        self.os_error = os_error
        self.ssl = True
        self._text = text
        super().__init__(os_error.errno, os_error.strerror)
        self.args = host, os_error

    def __str__(self):
        return self._text


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ClientSSLError(ClientConnectorError):
    pass


class ClientConnectorSSLError(ClientSSLError):
    pass


class ClientConnectorCertificateError(ClientSSLError, ValueError):
    pass


class ClientProxyConnectionError(ClientConnectorError):
    pass


class ClientHttpProxyError(ClientResponseError):
    pass


class WSServerHandshakeError(ClientResponseError):
    pass


class InvalidUrlClientError(InvalidURL):
    pass


class RedirectClientError(ClientError):
    pass


class NonHttpUrlClientError(ClientError):
    pass


class InvalidUrlRedirectClientError(InvalidUrlClientError, RedirectClientError):
    pass


class NonHttpUrlRedirectClientError(NonHttpUrlClientError, RedirectClientError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        if message is None:
            message = "Server disconnected"
        self.args = message,
        self.message = message


class ServerFingerprintMismatch(ServerConnectionError):
    pass


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


def connection_error(error, text, host, port):
    """The exception for one of the simulated web's failures."""
    if error == "connect":
        refused = ConnectionRefusedError(111, f"Connect call failed ('192.0.2.1', {port})")
        return ClientConnectorError(host, port, refused, text)
    if error == "dns":
        return ClientConnectorDNSError(host, port, OSError(-2, "Name or service not known"), text)
    if error == "disconnect":
        return ServerDisconnectedError()
    return ClientOSError(104, text)
