"""Taking URLs apart and putting them together."""

from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus",
           "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes",
           "SplitResultBytes"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
                 "prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp",
               "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs",
               "git", "git+ssh", "ws", "wss", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu",
               "sip", "sips", "mms", "sftp", "tel"]
_SCHEME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_CONTROLS = "".join(map(chr, range(33)))


class _Netloc:
    """The parts of user:password@host:port."""

    __slots__ = ()

    def _userinfo(self):
        info, at, _ = self.netloc.rpartition("@")
        if not at:
            return None, None
        user, colon, password = info.partition(":")
        return user, password if colon else None

    def _hostinfo(self):
        _, _, info = self.netloc.rpartition("@")
        _, bracket, inside = info.partition("[")
        if bracket:
            host, _, port = inside.partition("]")
            _, _, port = port.partition(":")
        else:
            host, _, port = info.partition(":")
        return host, port or None

    @property
    def username(self):
        return self._userinfo()[0]

    @property
    def password(self):
        return self._userinfo()[1]

    @property
    def hostname(self):
        host = self._hostinfo()[0]
        if not host:
            return None
        host, percent, zone = host.partition("%")
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is not None:
            if not (port.isdigit() and port.isascii()):
                raise ValueError(f"Port could not be cast to integer value as {port!r}")
            port = int(port)
            if port > 65535:
                raise ValueError("Port out of range 0-65535")
        return port

    def geturl(self):
        return urlunsplit(self) if len(self) == 5 else urlunparse(self)


class _Text:
    """A result of text, which has a twin of bytes."""

    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*[part.encode(encoding, errors) for part in self])


class _Bytes:
    """A result of bytes: what it holds is looked at as text."""

    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*[part.decode(encoding, errors) for part in self])

    def geturl(self):
        return self.decode().geturl().encode("ascii")


class _NetlocBytes(_Netloc, _Bytes):
    __slots__ = ()

    def _encoded(self, name):
        value = getattr(self.decode(), name)
        return value and value.encode("ascii")

    @property
    def username(self):
        return self._encoded("username")

    @property
    def password(self):
        return self._encoded("password")

    @property
    def hostname(self):
        return self._encoded("hostname")

    @property
    def port(self):
        return self.decode().port

    def geturl(self):
        return _Bytes.geturl(self)


_SplitBase = namedtuple("SplitResult", "scheme netloc path query fragment")
_ParseBase = namedtuple("ParseResult", "scheme netloc path params query fragment")
_DefragBase = namedtuple("DefragResult", "url fragment")


class SplitResult(_SplitBase, _Netloc, _Text):
    __slots__ = ()


class ParseResult(_ParseBase, _Netloc, _Text):
    __slots__ = ()


class DefragResult(_DefragBase, _Text):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitBase, _NetlocBytes):
    __slots__ = ()


class ParseResultBytes(_ParseBase, _NetlocBytes):
    __slots__ = ()


class DefragResultBytes(_DefragBase, _Bytes):
    __slots__ = ()


for _decoded, _encoded in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                           (ParseResult, ParseResultBytes)):
    _decoded._encoded_counterpart = _encoded
    _encoded._decoded_counterpart = _decoded
del _decoded, _encoded


def _same(result):
    return result


def _encoded(result):
    return result.encode("ascii")


def _coerce_args(*args):
    """The arguments as text, and what makes the answer of the kind that they were."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return *args, _same
    return *[arg.decode("ascii") if arg else "" for arg in args], _encoded


def urlsplit(url, scheme="", allow_fragments=True):
    url, scheme, answer = _coerce_args(url, scheme)
    return answer(_urlsplit(url, scheme, allow_fragments))


def _check_host(netloc):
    """A host in brackets is an address of IPv6, or of a version to come."""
    _, bracket, host = netloc.partition("[")
    if not bracket:
        return
    host, _, _ = host.partition("]")
    if host.startswith("v"):
        import re
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
        return
    address, _, _ = host.partition("%")
    parts = address.split(":")
    tail = parts[-1]
    if len(parts) < 3:
        if address.count(".") == 3 and all(part.isdigit() for part in address.split(".")):
            raise ValueError("An IPv4 address cannot be in brackets")
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")
    if "." in tail:
        numbers = tail.split(".")
        right = len(numbers) == 4 and all(part.isdigit() and int(part) < 256 for part in numbers)
        parts[-1:] = ["0", "0"]
    else:
        right = True
    gaps = address.count("::")
    right = right and gaps <= 1 and ":::" not in address and (sum(map(bool, parts)) < 8 if gaps else len(parts) == 8)
    hexadecimal = set("0123456789abcdefABCDEF")
    if not right or not all(len(part) <= 4 and hexadecimal.issuperset(part) for part in parts):
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def _urlsplit(url, scheme, allow_fragments):
    url = url.lstrip(_CONTROLS)
    scheme = scheme.strip(_CONTROLS)
    for c in "\t\r\n":
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha() and _SCHEME.issuperset(url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == "//":
        end = min([i for i in (url.find(c, 2) for c in "/?#") if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        _check_host(netloc)
        _check_netloc(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def _check_netloc(netloc):
    """Refuses characters that turn into separators when they are normalised."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    n = netloc
    for c in "@:#?":
        n = n.replace(c, "")
    normal = unicodedata.normalize("NFKC", n)
    if n != normal and any(c in normal for c in "/?#@:"):
        raise ValueError(f"netloc {netloc!r} contains invalid characters under NFKC normalization")


def urlunsplit(components):
    scheme, netloc, url, query, fragment, answer = _coerce_args(*components)
    return answer(_urlunsplit(scheme, netloc, url, query, fragment))


def _urlunsplit(scheme, netloc, url, query, fragment):
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlparse(url, scheme="", allow_fragments=True):
    url, scheme, answer = _coerce_args(url, scheme)
    return answer(_urlparse(url, scheme, allow_fragments))


def _urlparse(url, scheme, allow_fragments):
    scheme, netloc, path, query, fragment = _urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        at = path.find(";", path.rfind("/") + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, answer = _coerce_args(*components)
    if params:
        url = url + ";" + params
    return answer(_urlunsplit(scheme, netloc, url, query, fragment))


def urldefrag(url):
    url, answer = _coerce_args(url)
    if "#" not in url:
        return answer(DefragResult(url, ""))
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return answer(DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment))


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, answer = _coerce_args(base, url)
    return answer(_urljoin(base, url, allow_fragments))


def _urljoin(base, url, allow_fragments):
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment))


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = bytes(string).split(b"%")
    out = [first]
    for part in rest:
        digits = part[:2]
        if len(digits) == 2 and all(c in b"0123456789abcdefABCDEF" for c in digits):
            out.append(bytes([int(digits, 16)]))
            out.append(part[2:])
        else:
            out.append(b"%")
            out.append(part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    out = []
    at = 0
    while at < len(string):
        end = at
        ascii = string[at] < "\x80"
        while end < len(string) and (string[end] < "\x80") == ascii:
            end += 1
        run = string[at:end]
        if ascii:
            run = unquote_to_bytes(run).decode(encoding or "utf-8", errors or "replace")
        out.append(run)
        at = end
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    kept = _SAFE.union(c for c in safe if c < 128)
    return "".join([chr(c) if c in kept else "%%%02X" % c for c in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    blank = " " if isinstance(string, str) else b" "
    if blank not in string:
        return quote(string, safe, encoding, errors)
    safe = safe + (" " if isinstance(safe, str) else b" ")
    return quote(string, safe, encoding, errors).replace(" ", "+")


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError("not a valid non-string sequence or mapping object") from err

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        key = quoted(key)
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                pairs.extend(key + "=" + quoted(item) for item in value)
                continue
        pairs.append(key + "=" + quoted(value))
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        equal = "="

        def plain(text):
            return unquote_plus(text, encoding, errors)
    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        equal = b"="

        def plain(text):
            return unquote_to_bytes(text.replace(b"+", b" "))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition(equal)
        if not equals and strict_parsing:
            raise ValueError("bad query field: %r" % (pair,))
        if value or keep_blank_values:
            pairs.append((plain(name), plain(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields,
                                 separator):
        result.setdefault(name, []).append(value)
    return result


def clear_cache():
    """Nothing is kept between calls."""


def unwrap(url):
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url


def _to_bytes(url):
    if isinstance(url, str):
        try:
            return url.encode("ASCII").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


def _splittype(url):
    scheme, colon, rest = url.partition(":")
    return (scheme.lower(), rest) if scheme and colon and "/" not in scheme else (None, url)


def _splithost(url):
    if url[:2] != "//":
        return None, url
    import re
    host, path = re.fullmatch(r"(?s)//([^/#?]*)(.*)", url).groups()
    return host, "/" + path if path and path[0] != "/" else path


def _splituser(host):
    user, at, host = host.rpartition("@")
    return user if at else None, host


def _splitpasswd(user):
    user, colon, password = user.partition(":")
    return user, password if colon else None


def _splitport(host):
    name, colon, port = host.rpartition(":")
    if not colon or port.strip("0123456789"):
        return host, None
    return name, port or None


def _splitnport(host, defport=-1):
    name, colon, port = host.rpartition(":")
    if not colon:
        return host, defport
    if not port:
        return name, defport
    return name, int(port) if port.isascii() and port.isdigit() else None


def _splitquery(url):
    path, mark, query = url.rpartition("?")
    return (path, query) if mark else (url, None)


def _splittag(url):
    path, mark, tag = url.rpartition("#")
    return (path, tag) if mark else (url, None)


def _splitattr(url):
    path, *attributes = url.split(";")
    return path, attributes


def _splitvalue(attr):
    name, equals, value = attr.partition("=")
    return name, value if equals else None


def _deprecated(name, instead):
    """The public function of a private one, which warns."""
    function = globals()["_" + name]
    text = f"urllib.parse.{name}() is deprecated as of 3.8"
    if instead:
        text += f", use urllib.parse.{instead}() instead"

    def call(*args, **kwargs):
        import warnings
        warnings.warn(text, DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)

    call.__name__ = call.__qualname__ = name
    return call


to_bytes = _deprecated("to_bytes", None)
splittype = _deprecated("splittype", "urlparse")
splithost = _deprecated("splithost", "urlparse")
splituser = _deprecated("splituser", "urlparse")
splitpasswd = _deprecated("splitpasswd", "urlparse")
splitport = _deprecated("splitport", "urlparse")
splitnport = _deprecated("splitnport", "urlparse")
splitquery = _deprecated("splitquery", "urlparse")
splittag = _deprecated("splittag", "urlparse")
splitattr = _deprecated("splitattr", "urlparse")
splitvalue = _deprecated("splitvalue", "parse_qsl")
