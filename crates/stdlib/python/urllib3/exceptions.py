"""The exceptions and warnings of urllib3 that programs name."""


class HTTPError(Exception):
    pass


class HTTPWarning(Warning):
    pass


class SecurityWarning(HTTPWarning):
    pass


class InsecureRequestWarning(SecurityWarning):
    pass


class TimeoutError(HTTPError):
    pass


class MaxRetryError(HTTPError):
    pass


class NewConnectionError(HTTPError):
    pass


class ReadTimeoutError(TimeoutError):
    pass


class ConnectTimeoutError(TimeoutError):
    pass


class ProtocolError(HTTPError):
    pass


class ResponseError(HTTPError):
    pass
