"""The small values of httpx's interface: parameters, headers, cookies, limits and status codes."""

from collections.abc import MutableMapping
from enum import IntEnum

__name__ = "httpx"


def _text(value):
    """A parameter as it stands in a URL."""
    return "" if value is None else "true" if value is True else "false" if value is False else str(value)


class QueryParams:
    """The parameters of a URL, some of them perhaps more than once; methods that change them give new ones."""

    def __init__(self, *args, **kwargs):
        value = args[0] if args else kwargs
        if isinstance(value, (str, bytes)):
            from urllib.parse import parse_qsl
            value = value.decode("ascii") if isinstance(value, bytes) else value
            pairs = parse_qsl(value, keep_blank_values=True)
        elif isinstance(value, QueryParams):
            pairs = value.multi_items()
        elif value is None:
            pairs = []
        else:
            pairs = [(str(key), _text(item)) for key, items in (value.items() if hasattr(value, "items") else value)
                     for item in (items if isinstance(items, (list, tuple)) else [items])]
        self._lists = {}
        for key, item in pairs:
            self._lists.setdefault(key, []).append(item)

    def _with(self, lists):
        changed = QueryParams()
        changed._lists = lists
        return changed

    def keys(self):
        return self._lists.keys()

    def values(self):
        return self._dict().values()

    def items(self):
        return self._dict().items()

    def _dict(self):
        return {key: values[0] for key, values in self._lists.items()}

    def multi_items(self):
        return [(key, value) for key, values in self._lists.items() for value in values]

    def get(self, key, default=None):
        return self._dict().get(str(key), default)

    def get_list(self, key):
        return list(self._lists.get(str(key), []))

    def set(self, key, value=None):
        return self._with({**self._lists, str(key): [_text(value)]})

    def add(self, key, value=None):
        return self._with({**self._lists, str(key): [*self.get_list(key), _text(value)]})

    def remove(self, key):
        return self._with({known: values for known, values in self._lists.items() if known != str(key)})

    def merge(self, params=None):
        return self._with({**self._lists, **QueryParams(params)._lists})

    def __getitem__(self, key):
        return self._dict()[key]

    def __contains__(self, key):
        return key in self._lists

    def __iter__(self):
        return iter(self._lists)

    def __len__(self):
        return len(self._lists)

    def __bool__(self):
        return bool(self._lists)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, QueryParams) and sorted(self.multi_items()) == sorted(other.multi_items())

    def __str__(self):
        from urllib.parse import urlencode
        return urlencode(self.multi_items())

    def __repr__(self):
        return f"QueryParams({str(self)!r})"

    def update(self, params=None):
        raise RuntimeError("QueryParams are immutable since 0.18.0. Use `q = q.merge(...)` to create an updated copy.")

    def __setitem__(self, key, value):
        raise RuntimeError("QueryParams are immutable since 0.18.0. Use `q = q.set(key, value)` to create an updated copy.")


def _header(value, what, encoding):
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.decode("latin-1")
    if what == "value" and not isinstance(value, str):
        raise TypeError(f"Header {what} must be str or bytes, not {type(value)}")
    value.encode(encoding)
    return value


class Headers:
    """Names are looked up whatever their case; a name may stand more than once."""

    def __init__(self, headers=None, encoding=None):
        self.encoding = encoding or "ascii"
        if isinstance(headers, Headers):
            self._list = list(headers._list)
        else:
            pairs = headers.items() if hasattr(headers, "items") else headers or ()
            self._list = [(_header(key, "key", self.encoding), _header(value, "value", self.encoding))
                          for key, value in pairs]

    @property
    def raw(self):
        return [(key.encode(), value.encode()) for key, value in self._list]

    def multi_items(self):
        return [(key.lower(), value) for key, value in self._list]

    def get_list(self, key, split_commas=False):
        values = [value for known, value in self.multi_items() if known == key.lower()]
        return [part.strip() for value in values for part in value.split(",")] if split_commas else values

    def _dict(self):
        joined = {}
        for key, value in self.multi_items():
            joined[key] = f"{joined[key]}, {value}" if key in joined else value
        return joined

    def keys(self):
        return self._dict().keys()

    def values(self):
        return self._dict().values()

    def items(self):
        return self._dict().items()

    def get(self, key, default=None):
        return self._dict().get(key.lower(), default)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def update(self, headers=None):
        for key in (new := Headers(headers)):
            if key in self:
                del self[key]
        self._list.extend(new._list)

    def copy(self):
        return Headers(self)

    def __getitem__(self, key):
        return self._dict()[key.lower()]

    def __setitem__(self, key, value):
        key, value = _header(key, "key", "utf-8"), _header(value, "new value", "utf-8")
        places = [at for at, (known, _) in enumerate(self._list) if known.lower() == key.lower()]
        if places:
            self._list[places[0]] = key, value
            for at in reversed(places[1:]):
                del self._list[at]
        else:
            self._list.append((key, value))

    def __delitem__(self, key):
        self[key]
        self._list = [(known, value) for known, value in self._list if known.lower() != key.lower()]

    def __contains__(self, key):
        return key.lower() in self._dict()

    def __iter__(self):
        return iter(self._dict())

    def __len__(self):
        return len(self._list)

    def __eq__(self, other):
        try:
            return sorted(self.multi_items()) == sorted(Headers(other).multi_items())
        except (TypeError, ValueError):
            return False

    def __repr__(self):
        shown = [(key, "[secure]" if key in ("authorization", "proxy-authorization") else value)
                 for key, value in self.multi_items()]
        return f"Headers({dict(shown) if len(dict(shown)) == len(shown) else shown})"


class Cookies(MutableMapping):
    """Cookies by their domains, paths and names; those of the simulated server are none, a transport may set some."""

    def __init__(self, cookies=None):
        self._jar = {}
        if isinstance(cookies, Cookies):
            for domain, path, name, cookie in cookies._each():
                self._put(domain, path, name, cookie)
        else:
            for name, value in cookies.items() if hasattr(cookies, "items") else cookies or ():
                self.set(name, value)

    def _put(self, domain, path, name, cookie):
        self._jar.setdefault(domain, {}).setdefault(path, {})[name] = cookie

    def _each(self):
        """All of them: domain, path, name, and a value with what else was said of it."""
        return [(domain, path, name, cookie) for domain, paths in self._jar.items() for path, names in paths.items()
                for name, cookie in names.items()]

    def take(self, response):
        """Adds what a response sets."""
        texts = response.headers.get_list("set-cookie")
        if texts and response._request is not None:
            from ._cookies import read
            for text in texts:
                read(self, text, response.request.url)

    def header(self, url):
        """What a request to an address says of them."""
        from ._cookies import sent
        return "; ".join([f"{name}={value}" if value is not None else name for name, value in sent(self._each(), url)])

    def merged(self, cookies):
        together = Cookies(self)
        together.update(cookies)
        return together

    def set(self, name, value, domain="", path="/"):
        self._put(domain, path, name, (value, None, False))

    def get(self, name, default=None, domain=None, path=None):
        found = [cookie[0] for place, where, known, cookie in self._each()
                 if known == name and domain in (None, place) and path in (None, where)]
        if len(found) > 1:
            from .errors import CookieConflict
            raise CookieConflict(f"Multiple cookies exist with name={name}")
        return found[0] if found else default

    def delete(self, name, domain=None, path=None):
        for place, where, known, _ in self._each():
            if known == name and domain in (None, place) and path in (None, where):
                del self._jar[place][where][known]

    def clear(self, domain=None, path=None):
        for place, where, known, _ in self._each():
            if domain in (None, place) and path in (None, where):
                del self._jar[place][where][known]

    def update(self, cookies=None):
        for domain, path, name, cookie in Cookies(cookies)._each():
            self._put(domain, path, name, cookie)

    def __getitem__(self, name):
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __setitem__(self, name, value):
        self.set(name, value)

    def __delitem__(self, name):
        self.delete(name)

    def __iter__(self):
        return iter([name for _, _, name, _ in self._each()])

    def __len__(self):
        return len(self._each())

    def __bool__(self):
        return bool(self._each())

    def __repr__(self):
        shown = [f"<Cookie {name}={cookie[0]} for {domain} />" for domain, _, name, cookie in self._each()]
        return f"<Cookies[{', '.join(shown)}]>"


class UseClientDefault:
    def __repr__(self):
        return "USE_CLIENT_DEFAULT"


USE_CLIENT_DEFAULT = UNSET = UseClientDefault()


class Timeout:
    """How long to wait for a connection, the pool, and an answer."""

    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET, write=UNSET, pool=UNSET):
        if isinstance(timeout, Timeout):
            base = timeout.connect, timeout.read, timeout.write, timeout.pool
        elif isinstance(timeout, tuple):
            base = (*timeout, None, None, None, None)[:4]
        elif timeout is UNSET:
            if UNSET in (connect, read, write, pool):
                raise ValueError("httpx.Timeout must either include a default, or set all four parameters "
                                 "explicitly.")
            base = None, None, None, None
        else:
            base = timeout, timeout, timeout, timeout
        given = connect, read, write, pool
        self.connect, self.read, self.write, self.pool = [
            b if g is UNSET else g for g, b in zip(given, base)]

    def as_dict(self):
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def __eq__(self, other):
        return isinstance(other, Timeout) and repr(self) == repr(other)

    def __repr__(self):
        if self.connect == self.read == self.write == self.pool:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits:
    """How many connections may be open at once."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __eq__(self, other):
        return isinstance(other, Limits) and repr(self) == repr(other)

    def __repr__(self):
        return (f"Limits(max_connections={self.max_connections}, max_keepalive_connections={self.max_keepalive_connections}, "
                f"keepalive_expiry={self.keepalive_expiry})")


class Proxy:
    """A proxy, which the simulated web does not have."""

    def __init__(self, url, *, ssl_context=None, auth=None, headers=None):
        from ._urls import URL
        self.url = URL(url)
        self.auth = auth
        self.headers = Headers(headers)


def _codes():
    from http import HTTPStatus
    return [(status.name, status.value) for status in HTTPStatus] + [
        ("REQUEST_ENTITY_TOO_LARGE", 413), ("REQUEST_URI_TOO_LONG", 414), ("REQUESTED_RANGE_NOT_SATISFIABLE", 416),
        ("UNPROCESSABLE_ENTITY", 422)]


# Where httpx has other words than `http`.
_PHRASES = {413: "Request Entity Too Large", 414: "Request-URI Too Long", 416: "Requested Range Not Satisfiable",
            418: "I'm a teapot", 422: "Unprocessable Entity"}


class _Code(IntEnum):
    def __str__(self):
        return str(self.value)

    @property
    def phrase(self):
        from http import HTTPStatus
        return _PHRASES.get(self.value) or HTTPStatus(self.value).phrase

    @classmethod
    def get_reason_phrase(cls, value):
        try:
            return cls(value).phrase
        except ValueError:
            return ""

    @classmethod
    def is_informational(cls, value):
        return 100 <= value <= 199

    @classmethod
    def is_success(cls, value):
        return 200 <= value <= 299

    @classmethod
    def is_redirect(cls, value):
        return 300 <= value <= 399

    @classmethod
    def is_client_error(cls, value):
        return 400 <= value <= 499

    @classmethod
    def is_server_error(cls, value):
        return 500 <= value <= 599

    @classmethod
    def is_error(cls, value):
        return 400 <= value <= 599


codes = _Code("codes", _codes(), module="httpx")
