"""Where the requests of a session go, and how often they are tried."""

import time
from time import _service

import _world
from urllib3.util.retry import Retry
from .exceptions import *
from .models import Response

__name__ = "requests"

DEFAULT_POOLSIZE = 10
DEFAULT_RETRIES = 0
DEFAULT_POOLBLOCK = False


class BaseAdapter:
    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class HTTPAdapter(BaseAdapter):
    """The simulated web."""

    def __init__(self, pool_connections=10, pool_maxsize=10, max_retries=0, pool_block=False):
        self.max_retries = max_retries if isinstance(max_retries, Retry) else Retry(max_retries, read=None if max_retries else False)

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        connect, read = _limits(timeout)
        host, port = _world.address(request.url) or ("", 80)
        kind = "HTTPSConnectionPool" if request.url.lower().startswith("https") else "HTTPConnectionPool"
        pool = f"{kind}(host={host!r}, port={port}): "
        tries = Attempts(self.max_retries, request.method)
        while True:
            answer = _world.exchange("requests", request.method, request.url, request._payload)
            latency, status, _, headers, _, error, text = answer
            if read is not None and read < latency:
                _service(f"{request.method} {request.url}", read)
                if tries.again("read"):
                    continue
                if tries.counted("read"):
                    raise ConnectionError(f"{pool}Max retries exceeded with url: {request.path_url} (Caused by "
                                          f'ReadTimeoutError("{pool}Read timed out. (read timeout={read})"))', request=request)
                raise ReadTimeout(f"{pool}Read timed out. (read timeout={read})", request=request)
            _service(f"{request.method} {request.url}", latency)
            if error is not None:
                if tries.again("connect" if error in ("connect", "dns") else "read"):
                    continue
                raise ConnectionError(text, request=request)
            if tries.wants(status):
                if tries.again("status", headers.get("Retry-After")):
                    continue
                if self.max_retries.raise_on_status:
                    raise RetryError(f"{pool}Max retries exceeded with url: {request.path_url} (Caused by "
                                     f"ResponseError('too many {status} error responses'))", request=request)
            return Response._arrived(request, answer)

    def close(self):
        pass


class Attempts:
    """How often one request has been tried, and may be."""

    def __init__(self, retry, method):
        self._retry = retry
        self._left = {name: getattr(retry, name) for name in ("total", "connect", "read", "status")}
        self._may = retry.allowed_methods is None or retry.allowed_methods is False or method in retry.allowed_methods
        self._failed = 0

    def wants(self, status):
        return self._may and status in self._retry.status_forcelist or \
            self._may and bool(self._left["total"]) and self._retry.respect_retry_after_header and status in (413, 429, 503)

    def counted(self, kind):
        """Whether failures of a kind are tried again at all."""
        return all(self._left[name] is not False for name in ("total", kind)) and (kind == "connect" or self._may)

    def again(self, kind, retry_after=None):
        if not self.counted(kind):
            return False
        for name in ("total", kind):
            if self._left[name] is not None:
                self._left[name] -= 1
                if self._left[name] < 0:
                    return False
        self._failed += 1
        pause = int(retry_after) if retry_after and self._retry.respect_retry_after_header else \
            self._retry.backoff_factor * 2 ** (self._failed - 1) if self._failed > 1 else 0
        if pause:
            time.sleep(min(pause, self._retry.backoff_max) if not retry_after else pause)
        return True


def _limits(timeout):
    """How long to wait for a connection and for an answer."""
    if isinstance(timeout, tuple):
        try:
            connect, read = timeout
        except ValueError:
            raise ValueError(f"Invalid timeout {timeout}. Pass a (connect, read) timeout tuple, or a single float to set "
                             "both timeouts to the same value.") from None
    else:
        connect = read = timeout
    for name, value in (("connect", connect), ("read", read)):
        if value is None:
            continue
        if isinstance(value, bool):
            raise ValueError("Timeout cannot be a boolean value. It must be an int, float or None.")
        try:
            float(value)
        except (TypeError, ValueError):
            raise ValueError(f"Timeout value {name} was {value}, but it must be an int, float or None.") from None
        if value <= 0:
            raise ValueError(f"Attempted to set {name} timeout to {value}, but the timeout cannot be set to a value less "
                             "than or equal to 0.")
    return connect, read
