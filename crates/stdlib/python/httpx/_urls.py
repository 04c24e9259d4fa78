"""Addresses as httpx has them: taken apart, quoted part by part, and put together again."""

import re
from urllib.parse import unquote, urljoin

from ._values import QueryParams

__name__ = "httpx"

_URL = re.compile(r"(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?")
_AUTHORITY = re.compile(r"(?:(.*)@)?(\[.*\]|[^:@]*):?(.*)")
_DEFAULT_PORTS = {"ftp": "21", "http": "80", "https": "443", "ws": "80", "wss": "443"}
# What is quoted in a part, besides blanks and what is no ASCII.
_IN_FRAGMENT = '"<>`'
_IN_QUERY = '"#<>'
_IN_PATH = '"#<>?`{}'
_IN_USER = _IN_PATH + "/;=@[\\]^|"
_TYPES = {"scheme": str, "username": str, "password": str, "userinfo": bytes, "host": str, "port": int,
          "netloc": bytes, "path": str, "query": bytes, "raw_path": bytes, "fragment": str, "params": object}


def _invalid(text):
    from .errors import InvalidURL
    return InvalidURL(text)


def _checked(text, place=""):
    if len(text) > 65536:
        raise _invalid(f"URL component '{place}' too long" if place else "URL too long")
    for at, char in enumerate(text):
        if char < " " or char == "\x7f":
            where = f" {place} component" if place else ""
            raise _invalid(f"Invalid non-printable ASCII character in URL{where}, {char!r} at position {at}.")
    return text


def _quoted(text, unsafe):
    if text.isascii() and " " not in text and not any(char in unsafe for char in text):
        return text
    return "".join(char if " " < char < "\x7f" and char not in unsafe
                   else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text)


def _without_dots(path):
    if "/." not in path or not path.startswith("/"):
        return path
    parts = []
    for part in path.split("/")[1:]:
        if part == "..":
            del parts[-1:]
        elif part != ".":
            parts.append(part)
    return "/" + "/".join(parts) + ("/" if parts and path.endswith(("/.", "/..")) else "")


def _host(text):
    if text.startswith("[") and text.endswith("]"):
        _numeric(text[1:-1], "IPv6", text)
        text = text[1:-1]
    elif re.fullmatch(r"\d+\.\d+\.\d+\.\d+", text):
        _numeric(text, "IPv4", text)
    elif not text.isascii():
        return text.lower()
    return _quoted(text.lower(), '"<>`{}%')


def _numeric(text, kind, given):
    import ipaddress
    try:
        (ipaddress.IPv6Address if kind == "IPv6" else ipaddress.IPv4Address)(text)
    except ValueError:
        raise _invalid(f"Invalid {kind} address: {given!r}") from None


def _port(text, scheme):
    if text is None or text == "":
        return None
    try:
        port = int(text)
    except ValueError:
        raise _invalid(f"Invalid port: {text!r}") from None
    return None if str(port) == _DEFAULT_PORTS.get(scheme) else port


class URL:
    """A URL and its parts."""

    def __init__(self, url="", **parts):
        for name, value in parts.items():
            if name not in _TYPES:
                raise TypeError(f"{name!r} is an invalid keyword argument for URL()")
            if value is not None and not isinstance(value, _TYPES[name]):
                raise TypeError(f"Argument {name!r} must be {_TYPES[name].__name__} but got {type(value).__name__}")
        if "params" in parts:
            params = parts.pop("params")
            parts["query"] = str(QueryParams(params)) if params else None
        if isinstance(url, URL):
            if not parts:
                self._scheme, self._user, self._host, self._port = url._scheme, url._user, url._host, url._port
                self._path, self._query, self._fragment = url._path, url._query, url._fragment
                return
            url = str(url)
        elif not isinstance(url, str):
            raise TypeError(f"Invalid type for url.  Expected str or httpx.URL, got {type(url)}: {url!r}")
        self._take_apart(_checked(url), {name: value.decode() if isinstance(value, bytes) else value
                                         for name, value in parts.items()})

    def _take_apart(self, url, parts):
        scheme, authority, path, query, fragment = _URL.fullmatch(url.replace("\n", "")).groups()
        user, host, port = _AUTHORITY.fullmatch(authority or "").groups()
        for name, value in parts.items():
            if isinstance(value, str):
                _checked(value, name)
        if "netloc" in parts:
            host, _, port = (parts["netloc"] or "").partition(":")
        if "username" in parts or "password" in parts:
            user = _quoted(parts.get("username") or "", _IN_USER + ":")
            if parts.get("password"):
                user += ":" + _quoted(parts["password"], _IN_USER + ":")
        if "raw_path" in parts:
            path, mark, query = (parts["raw_path"] or "").partition("?")
            query = query if mark else None
        scheme, user, host = parts.get("scheme", scheme), parts.get("userinfo", user), parts.get("host", host)
        path, query, fragment = parts.get("path", path), parts.get("query", query), parts.get("fragment", fragment)
        port = parts.get("port", port)
        host = host or ""
        if ":" in host and not host.startswith("["):
            host = f"[{host}]"
        path = path or ""
        if user or host or port:
            if path and not path.startswith("/"):
                raise _invalid("For absolute URLs, path must be empty or begin with '/'")
        elif not scheme and path.startswith(("//", ":")):
            raise _invalid(f"Relative URLs cannot have a path starting with {'//' if path[0] == '/' else ':'!r}")
        self._scheme = (scheme or "").lower()
        self._user = _quoted(user or "", _IN_USER)
        self._host = _host(host)
        self._port = _port(port if port is None else str(port), scheme)
        self._path = _quoted(_without_dots(path) if scheme or host else path, _IN_PATH)
        self._query = None if query is None else _quoted(query, _IN_QUERY)
        self._fragment = None if fragment is None else _quoted(fragment, _IN_FRAGMENT)

    @property
    def scheme(self):
        return self._scheme

    @property
    def userinfo(self):
        return self._user.encode()

    @property
    def username(self):
        return unquote(self._user.partition(":")[0])

    @property
    def password(self):
        return unquote(self._user.partition(":")[2])

    @property
    def host(self):
        return self._host

    @property
    def raw_host(self):
        return self._host.encode("idna" if not self._host.isascii() else "ascii")

    @property
    def port(self):
        return self._port

    @property
    def netloc(self):
        host = f"[{self._host}]" if ":" in self._host else self._host
        return (host if self._port is None else f"{host}:{self._port}").encode()

    @property
    def path(self):
        return unquote(self._path or "/")

    @property
    def query(self):
        return (self._query or "").encode()

    @property
    def params(self):
        return QueryParams(self._query)

    @property
    def raw_path(self):
        return ((self._path or "/") + ("" if self._query is None else "?" + self._query)).encode()

    @property
    def fragment(self):
        return unquote(self._fragment or "")

    @property
    def is_absolute_url(self):
        return bool(self._scheme and self._host)

    @property
    def is_relative_url(self):
        return not self.is_absolute_url

    def copy_with(self, **parts):
        return URL(self, **parts)

    def copy_set_param(self, key, value=None):
        return URL(self, params=self.params.set(key, value))

    def copy_add_param(self, key, value=None):
        return URL(self, params=self.params.add(key, value))

    def copy_remove_param(self, key):
        return URL(self, params=self.params.remove(key))

    def copy_merge_params(self, params):
        return URL(self, params=self.params.merge(params))

    def join(self, url):
        return URL(urljoin(str(self), str(URL(url))))

    def _text(self, user):
        authority = (user + "@" if user else "") + self.netloc.decode()
        return "".join([f"{self._scheme}:" if self._scheme else "", f"//{authority}" if authority else "", self._path,
                        "" if self._query is None else f"?{self._query}",
                        "" if self._fragment is None else f"#{self._fragment}"])

    def __str__(self):
        return self._text(self._user)

    def __repr__(self):
        user, mark, password = self._user.partition(":")
        return f"URL({self._text(user + ':[secure]' if password else self._user)!r})"

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and str(self) == str(URL(other))

    def __hash__(self):
        return hash(str(self))
