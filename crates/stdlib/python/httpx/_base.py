"""What the blocking and the awaiting client of httpx have in common, and where their requests go."""

import _world
from ._auth import BasicAuth, auth_of
from ._messages import Request, Response
from ._routes import routes
from ._urls import URL
from ._values import Cookies, Headers, Limits, QueryParams, Timeout, UNSET
from .errors import *

__name__ = "httpx"


class BaseTransport:
    """Where a client's requests go, for a class of the program to say."""

    def handle_request(self, request):
        raise NotImplementedError("The 'handle_request' method must be implemented.")

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class AsyncBaseTransport:
    """Where a client's requests go, for a class of the program to say."""

    async def handle_async_request(self, request):
        raise NotImplementedError("The 'handle_async_request' method must be implemented.")

    async def aclose(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


class MockTransport(AsyncBaseTransport, BaseTransport):
    """Answers that a function of the program gives."""

    def __init__(self, handler):
        self.handler = handler

    def handle_request(self, request):
        request.read()
        response = self.handler(request)
        if not isinstance(response, Response):
            raise TypeError("Cannot use an async handler in a sync Client")
        return response

    async def handle_async_request(self, request):
        await request.aread()
        response = self.handler(request)
        return response if isinstance(response, Response) else await response


class HTTPTransport(BaseTransport):
    """The simulated web."""

    def __init__(self, verify=True, cert=None, trust_env=True, http1=True, http2=False, limits=None, proxy=None, uds=None,
                 local_address=None, retries=0, socket_options=None):
        self.limits = limits
        self.retries = retries

    def handle_request(self, request):
        from ._client import exchange
        return exchange(request, UNSET if "timeout" not in request.extensions else request.extensions["timeout"].get("read"))


class AsyncHTTPTransport(AsyncBaseTransport):
    """The simulated web."""

    def __init__(self, verify=True, cert=None, trust_env=True, http1=True, http2=False, limits=None, proxy=None, uds=None,
                 local_address=None, retries=0, socket_options=None):
        self.limits = limits
        self.retries = retries
        self._slots = None

    async def handle_async_request(self, request):
        from ._async_client import exchange
        return await exchange(self, request, request.extensions.get("timeout", {}))


class BaseClient:
    """What requests of a client have in common."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, timeout=5.0, event_hooks=None, base_url="",
                 trust_env=True, default_encoding="utf-8", follow_redirects=False, max_redirects=20, transport=None,
                 limits=None, mounts=None):
        self._base_url = self._slashed(URL(base_url))
        self.auth = auth
        self.params = params
        self.headers = headers
        self.cookies = cookies
        self.timeout = timeout
        self.event_hooks = event_hooks or {}
        self.trust_env = trust_env
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self._default_encoding = default_encoding
        self._transport = self._web(limits=limits or Limits(max_connections=100)) if transport is None else transport
        self._routes = routes(mounts)
        self._state = "unopened"

    @staticmethod
    def _slashed(url):
        return url if not str(url) or url.path.endswith("/") else url.copy_with(path=url.path + "/")

    @property
    def is_closed(self):
        return self._state == "closed"

    @property
    def base_url(self):
        return self._base_url

    @base_url.setter
    def base_url(self, url):
        self._base_url = self._slashed(URL(url))

    @property
    def auth(self):
        return self._auth

    @auth.setter
    def auth(self, auth):
        self._auth = auth_of(auth)

    @property
    def params(self):
        return self._params

    @params.setter
    def params(self, params):
        self._params = QueryParams(params)

    @property
    def headers(self):
        return self._headers

    @headers.setter
    def headers(self, headers):
        self._headers = Headers({"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "keep-alive",
                                 "User-Agent": "python-httpx/0.28.1"})
        self._headers.update(headers)

    @property
    def cookies(self):
        return self._cookies

    @cookies.setter
    def cookies(self, cookies):
        self._cookies = Cookies(cookies)

    @property
    def timeout(self):
        return self._timeout

    @timeout.setter
    def timeout(self, timeout):
        self._timeout = Timeout(timeout)

    @property
    def event_hooks(self):
        return self._hooks

    @event_hooks.setter
    def event_hooks(self, hooks):
        self._hooks = {"request": list(hooks.get("request", ())), "response": list(hooks.get("response", ()))}

    def _merged(self, url):
        url = URL(url)
        if not url.is_relative_url:
            return url
        return self._base_url.copy_with(raw_path=self._base_url.raw_path + url.raw_path.lstrip(b"/")) \
            if str(self._base_url) and str(url) else self._base_url if not str(url) else url

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, timeout=UNSET, extensions=None):
        together = Headers(self._headers)
        together.update(headers)
        limits = self._timeout if timeout is UNSET else Timeout(timeout)
        return Request(method, self._merged(url), content=content, data=data, files=files, json=json,
                       params=self._params.merge(params) if params or self._params else None, headers=together,
                       cookies=self._cookies.merged(cookies),
                       extensions={"timeout": limits.as_dict(), **(extensions or {})})

    def _open(self, request, auth):
        """Who asks, where the client may still be used."""
        if self._state == "closed":
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._state = "opened"
        auth = self._auth if auth is UNSET else auth_of(auth)
        if auth is None and request.url.username:
            auth = BasicAuth(request.url.username, request.url.password)
        return auth

    def _transport_for(self, url):
        for pattern, transport in self._routes:
            if pattern.matches(url):
                return self._transport if transport is None else transport
        return self._transport

    def _transports(self):
        """All that are opened and closed with the client."""
        return [self._transport] + [transport for _, transport in self._routes if transport is not None]

    def _enter(self):
        if self._state != "unopened":
            raise RuntimeError("Cannot open a client instance more than once." if self._state == "opened" else
                               "Cannot reopen a client instance, once it has been closed.")
        self._state = "opened"
        return self


def check_address(request):
    """Raises what needs no waiting."""
    url = str(request.url)
    if _world.address(url) is None:
        if "://" not in url:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{url.partition(':')[0]}://'.", request=request)
