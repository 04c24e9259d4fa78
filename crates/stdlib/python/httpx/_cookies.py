"""What a response's `Set-Cookie` headers mean for httpx, and which cookies an address is sent."""

import time

__name__ = "httpx"


def _host(url):
    return url.host if "." in url.host else url.host + ".local"


def _expiry(told):
    """When a cookie ends, in seconds since the epoch; None at the end of the session."""
    if "max-age" in told:
        try:
            return time.time() + int(told["max-age"] or "")
        except ValueError:
            return None
    if told.get("expires"):
        from email.utils import parsedate_to_datetime
        try:
            return parsedate_to_datetime(told["expires"].replace("-", " ")).timestamp()
        except ValueError:
            return None
    return None


def read(cookies, text, url):
    """Puts the cookie of one header among the others, where the address may set it."""
    first, *others = text.split(";")
    name, equals, value = [part.strip() for part in first.partition("=")]
    if not name:
        return
    told = {}
    for part in others:
        key, _, known = part.strip().partition("=")
        told.setdefault(key.strip().lower(), known.strip().strip('"'))
    host = _host(url)
    domain = told.get("domain", "").lower()
    if domain:
        domain = domain if domain.startswith(".") else "." + domain
        if not ("." + host).endswith(domain) or "." not in domain[1:] and domain != ".local":
            return
    else:
        domain = host
    path = told.get("path", "")
    if not path.startswith("/"):
        path = url.path.rpartition("/")[0] or "/"
    expiry = _expiry(told)
    if expiry is not None and expiry <= time.time():
        cookies._jar.get(domain, {}).get(path, {}).pop(name, None)
    else:
        cookies._put(domain, path, name, (value if equals else None, expiry, "secure" in told))


def sent(each, url):
    """Names and values of the cookies that an address is sent, those of longer paths first."""
    host, path = _host(url), url.path
    fitting = []
    for domain, where, name, (value, expiry, secure) in each:
        if domain.startswith("."):
            fits = ("." + host).endswith(domain)
        else:
            fits = not domain or host == domain
        if fits and (path == where or path.startswith(where) and (where.endswith("/") or path[len(where)] == "/")) \
                and (not secure or url.scheme == "https") and (expiry is None or expiry > time.time()):
            fitting.append((where, name, value))
    fitting.sort(key=lambda cookie: -len(cookie[0]))
    return [(name, value) for _, name, value in fitting]
