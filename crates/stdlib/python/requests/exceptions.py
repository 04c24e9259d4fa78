"""The exceptions of requests."""

__all__ = ["RequestException", "HTTPError", "ConnectionError", "Timeout", "ConnectTimeout", "ReadTimeout",
           "JSONDecodeError", "InvalidURL", "MissingSchema", "TooManyRedirects"]

# Tracebacks show the names of the simulated package itself.
__name__ = "requests"


class RequestException(IOError):
    def __init__(self, *args, response=None, request=None):
        self.response = response
        self.request = request
        super().__init__(*args)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class TooManyRedirects(RequestException):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class JSONDecodeError(RequestException, ValueError):
    pass
