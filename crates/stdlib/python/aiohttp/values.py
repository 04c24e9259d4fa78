"""The small values of aiohttp's interface, and what the clients of the simulated web share."""

__all__ = ["ClientTimeout", "DEFAULT_TIMEOUT", "URL", "Headers", "RequestInfo", "BasicAuth", "FormData",
           "full_url", "payload_text"]

# Their types print as aiohttp's own.
__name__ = "aiohttp"


class ClientTimeout:
    __slots__ = ("total", "connect", "sock_read", "sock_connect", "ceil_threshold")

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total = total
        self.connect = connect
        self.sock_read = sock_read
        self.sock_connect = sock_connect
        self.ceil_threshold = ceil_threshold

    def __repr__(self):
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"ClientTimeout({fields})"

    def __eq__(self, other):
        return isinstance(other, ClientTimeout) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))


DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)


class URL(str):
    """As much of yarl's URL as a response needs: it prints and compares as its text."""

    def __repr__(self):
        return f"URL({str(self)!r})"

    def _parts(self):
        from urllib.parse import urlsplit
        return urlsplit(self)

    @property
    def scheme(self):
        return self._parts().scheme

    @property
    def host(self):
        return self._parts().hostname

    @property
    def port(self):
        parts = self._parts()
        return parts.port or {"http": 80, "https": 443}.get(parts.scheme)

    @property
    def path(self):
        return self._parts().path or "/"

    @property
    def name(self):
        return self.path.rpartition("/")[2]

    @property
    def query_string(self):
        return self._parts().query

    @property
    def query(self):
        from urllib.parse import parse_qsl
        return dict(parse_qsl(self._parts().query, keep_blank_values=True))

    def human_repr(self):
        return str(self)

    def __truediv__(self, name):
        return URL(self.rstrip("/") + "/" + name)


class Headers(dict):
    """Names are looked up whatever their case, and keep their spelling."""

    def _find(self, key):
        folded = key.lower()
        for known in self.keys():
            if known.lower() == folded:
                return known
        return key

    def __getitem__(self, key):
        return dict.__getitem__(self, self._find(key))

    def __contains__(self, key):
        return dict.__contains__(self, self._find(key))

    def get(self, key, default=None):
        return dict.get(self, self._find(key), default)


class RequestInfo:
    def __init__(self, url, method, headers):
        self.url = self.real_url = url
        self.method = method
        self.headers = headers


class BasicAuth:
    def __init__(self, login, password="", encoding="latin1"):
        self.login = login
        self.password = password
        self.encoding = encoding


class FormData(dict):
    def __init__(self, fields=()):
        super().__init__(fields)

    def add_field(self, name, value, **ignored):
        self[name] = value


def full_url(base, url, params):
    """Joins base and URL, appends the parameters, drops the fragment."""
    url = str(url)
    if base is not None:
        from urllib.parse import urljoin
        url = urljoin(str(base), url)
    url = url.split("#", 1)[0]
    if params:
        from urllib.parse import quote_plus
        pairs = params.items() if hasattr(params, "items") else params
        query = "&".join([f"{quote_plus(str(k))}={quote_plus(str(v))}" for k, v in pairs])
        url += ("&" if "?" in url else "?") + query
    return url


def payload_text(json, data):
    """The body of a request as the JSON text that the simulated server echoes."""
    if json is None:
        if data is None:
            return None
        if isinstance(data, bytes):
            json = data.decode("utf-8", "replace")
        elif isinstance(data, dict):
            json = {str(k): str(v) for k, v in data.items()}
        else:
            json = str(data)
    from json import dumps
    return dumps(json)
