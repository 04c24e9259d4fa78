"""Where httpx sends a request by its address, and where a response sends a client on to."""

from ._messages import Request
from ._urls import URL
from .errors import InvalidURL, RemoteProtocolError, TooManyRedirects

__name__ = "httpx"


class URLPattern:
    """A key of `mounts`: a scheme (`all` for any), and perhaps a host, with a star in front or alone, and a port."""

    def __init__(self, pattern):
        if pattern and ":" not in pattern:
            raise ValueError(f"Proxy keys should use proper URL forms rather than plain scheme strings. Instead of "
                             f'"{pattern}", use "{pattern}://"')
        url = URL(pattern)
        self.pattern = pattern
        self.scheme = "" if url.scheme == "all" else url.scheme
        self.host = "" if url.host == "*" else url.host
        self.port = url.port

    def matches(self, url):
        if self.scheme and self.scheme != url.scheme or self.port is not None and self.port != url.port:
            return False
        if not self.host.startswith("*"):
            return not self.host or self.host == url.host
        if self.host.startswith("*."):
            return url.host.endswith(self.host[1:]) and url.host != self.host[1:]
        return url.host == self.host[1:] or url.host.endswith("." + self.host[1:])

    def rank(self):
        """What sorts the pattern that says most to the front."""
        return self.port is None, -len(self.host), -len(self.scheme)


def routes(mounts):
    """The patterns of a client's `mounts` with their transports, in the order in which they are asked."""
    known = [(URLPattern(pattern), transport) for pattern, transport in (mounts or {}).items()]
    known.sort(key=lambda route: route[0].rank())
    return known


def _port(url):
    return url.port if url.port is not None else {"http": 80, "https": 443}.get(url.scheme)


def _location(request, response):
    """The address that a response names."""
    try:
        url = URL(response.headers["Location"])
    except InvalidURL as error:
        raise RemoteProtocolError(f"Invalid URL in location header: {error}.", request=request) from None
    if url.scheme and not url.host:
        url = url.copy_with(host=request.url.host)
    if url.is_relative_url:
        url = request.url.join(url)
    if request.url.fragment and not url.fragment:
        url = url.copy_with(fragment=request.url.fragment)
    return url


def redirected(client, request, response):
    """The request that follows a response that redirects."""
    method, status = request.method, response.status_code
    if status in (302, 303) and method != "HEAD" or status == 301 and method == "POST":
        method = "GET"
    bodiless = method != request.method
    url, before = _location(request, response), request.url
    headers = request.headers.copy()
    if (url.scheme, url.host, _port(url)) != (before.scheme, before.host, _port(before)):
        upgraded = url.host == before.host and (before.scheme, _port(before), url.scheme, _port(url)) == \
            ("http", 80, "https", 443)
        if not upgraded:
            headers.pop("Authorization", None)
        headers["Host"] = url.netloc.decode()
    if bodiless:
        headers.pop("Content-Length", None)
        headers.pop("Transfer-Encoding", None)
    headers.pop("Cookie", None)
    following = Request(method, url, headers=headers, cookies=client.cookies, extensions=request.extensions)
    if not bodiless:
        following._carry(request)
    return following


def check_length(client, history, request):
    """Raises where a request has been redirected too often."""
    if len(history) > client.max_redirects:
        raise TooManyRedirects("Exceeded maximum allowed redirects.", request=request)
