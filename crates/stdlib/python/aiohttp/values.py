"""The small values of aiohttp's interface, and what the clients of the simulated web share."""

__all__ = ["ClientTimeout", "DEFAULT_TIMEOUT", "URL", "Headers", "RequestInfo", "BasicAuth", "FormData",
           "full_url", "payload_text", "query_pairs"]

from collections import namedtuple

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

    @property
    def raw_path(self):
        return self.path

    @property
    def raw_query_string(self):
        return self.query_string

    @property
    def path_qs(self):
        return self.path + ("?" + self.query_string if self.query_string else "")

    @property
    def fragment(self):
        return self._parts().fragment

    @property
    def user(self):
        return self._parts().username

    @property
    def password(self):
        return self._parts().password

    @property
    def authority(self):
        return self._parts().netloc

    @property
    def parts(self):
        return ("/", *self.path[1:].split("/"))

    @property
    def suffix(self):
        dot = self.name.rfind(".")
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ""

    @property
    def parent(self):
        return self.with_path(self.path.rstrip("/").rpartition("/")[0])

    def _with(self, **parts):
        from urllib.parse import urlunsplit
        return URL(urlunsplit(self._parts()._replace(**parts)))

    def origin(self):
        return self._with(path="", query="", fragment="")

    def relative(self):
        return self._with(scheme="", netloc="")

    def is_absolute(self):
        return bool(self._parts().netloc)

    def with_scheme(self, scheme):
        return self._with(scheme=scheme)

    def with_host(self, host):
        return self._with(netloc=self._parts().netloc.replace(self.host, host, 1))

    def with_path(self, path):
        return self._with(path=path, query="", fragment="")

    def with_name(self, name):
        return self.parent / name

    def with_fragment(self, fragment):
        return self._with(fragment=fragment or "")

    def with_query(self, *args, **kwargs):
        return URL(full_url(None, self._with(query=""), query_pairs(args[0] if args else kwargs)))

    def extend_query(self, *args, **kwargs):
        return URL(full_url(None, self, query_pairs(args[0] if args else kwargs)))

    def update_query(self, *args, **kwargs):
        pairs = query_pairs(args[0] if args else kwargs)
        new = {key for key, _ in pairs}
        return self.with_query([(key, value) for key, value in query_pairs(self.query_string) if key not in new] + pairs)

    def join(self, url):
        from urllib.parse import urljoin
        return URL(urljoin(self, url))

    def joinpath(self, *names):
        return URL("/".join([self.rstrip("/"), *names]))

    def human_repr(self):
        return str(self)

    def __mod__(self, query):
        return self.update_query(query)

    def __truediv__(self, name):
        return self._with(path=self.path.rstrip("/") + "/" + name, query="", fragment="")


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

    def __setitem__(self, key, value):
        dict.__setitem__(self, self._find(key), value)

    def __delitem__(self, key):
        dict.__delitem__(self, self._find(key))

    def get(self, key, default=None):
        return dict.get(self, self._find(key), default)

    def getone(self, key, *default):
        return self[key] if key in self or not default else default[0]

    def getall(self, key, *default):
        return [self[key]] if key in self or not default else default[0]

    def update(self, *others, **more):
        for key, value in dict(*others, **more).items():
            self[key] = value

    extend = update

    def add(self, key, value):
        self[key] = value

    def setdefault(self, key, default=None):
        return dict.setdefault(self, self._find(key), default)

    def pop(self, key, *default):
        return dict.pop(self, self._find(key), *default)

    def copy(self):
        return type(self)(self)


class RequestInfo(namedtuple("RequestInfo", "url method headers real_url", module="aiohttp")):
    def __new__(cls, url, method, headers, real_url=None):
        return super().__new__(cls, url, method, headers, url if real_url is None else real_url)


class BasicAuth(namedtuple("BasicAuth", "login password encoding", module="aiohttp")):
    def __new__(cls, login, password="", encoding="latin1"):
        if login is None:
            raise ValueError("None is not allowed as login value")
        if password is None:
            raise ValueError("None is not allowed as password value")
        if ":" in login:
            raise ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)')
        return super().__new__(cls, login, password, encoding)

    @classmethod
    def decode(cls, auth_header, encoding="latin1"):
        from base64 import b64decode
        login, _, password = b64decode(auth_header.split(" ", 1)[1]).decode(encoding).partition(":")
        return cls(login, password, encoding=encoding)

    def encode(self):
        from base64 import b64encode
        return "Basic " + b64encode(f"{self.login}:{self.password}".encode(self.encoding)).decode(self.encoding)


class FormData(dict):
    def __init__(self, fields=(), quote_fields=True, charset=None, *, default_to_multipart=False):
        super().__init__(fields)
        self.is_multipart = default_to_multipart

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None):
        self[name] = value.read() if hasattr(value, "read") else value
        self.is_multipart = self.is_multipart or content_type is not None or filename is not None or hasattr(value, "read")

    def add_fields(self, *fields):
        for name, value in fields:
            self.add_field(name, value)


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


def query_pairs(params):
    """The parameters of a request as aiohttp takes them: text and numbers, or lists of those."""
    if not params:
        return []
    if isinstance(params, str):
        from urllib.parse import parse_qsl
        return parse_qsl(params, keep_blank_values=True)
    pairs = []
    for key, values in params.items() if hasattr(params, "items") else params:
        for value in values if isinstance(values, (list, tuple)) else [values]:
            if isinstance(value, bool) or not (isinstance(value, (str, int, float)) or hasattr(value, "__int__")):
                raise TypeError("Invalid variable type: value should be str, int or float, "
                                f"got {value!r} of type {type(value)}")
            pairs.append((key, value))
    return pairs


def sent_headers(key, url, session, headers, auth, cookies, json, data):
    """The headers of a request, as far as a program can see them."""
    told = Headers({"Host": key[0] if key[1] in (80, 443) else f"{key[0]}:{key[1]}"})
    told.update(session.headers)
    told.update(headers or {})
    for value in told.values():
        if not isinstance(value, str):
            raise TypeError(f"Cannot serialize non-str key {value!r}")
    told.setdefault("Accept", "*/*")
    told.setdefault("Accept-Encoding", "gzip, deflate")
    told.setdefault("User-Agent", "Python/3.13 aiohttp/3.11.0")
    both = [*session.cookie_jar.filter_cookies(url).items(), *dict(cookies or {}).items()]
    if both:
        told["Cookie"] = "; ".join([f"{name}={getattr(value, 'value', value)}" for name, value in both])
    if auth is not None:
        told.setdefault("Authorization", auth.encode())
    kind = "application/json" if json is not None else None if data is None else \
        "multipart/form-data" if getattr(data, "is_multipart", False) else \
        "application/x-www-form-urlencoded" if isinstance(data, (dict, list, tuple)) else \
        "text/plain; charset=utf-8" if isinstance(data, str) else "application/octet-stream"
    if kind is not None:
        told.setdefault("Content-Type", kind)
    return told


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
