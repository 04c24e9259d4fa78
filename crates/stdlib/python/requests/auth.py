"""What requests adds to a request so that the server knows who asks; the simulated one asks nobody."""


class AuthBase:
    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    _header = "Authorization"

    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __eq__(self, other):
        return self.username == getattr(other, "username", None) and self.password == getattr(other, "password", None)

    def __call__(self, r):
        from base64 import b64encode
        both = [part if isinstance(part, bytes) else str(part).encode("latin1") for part in (self.username, self.password)]
        r.headers[self._header] = "Basic " + b64encode(b":".join(both)).decode()
        return r


class HTTPProxyAuth(HTTPBasicAuth):
    _header = "Proxy-Authorization"


class HTTPDigestAuth(AuthBase):
    """Answers a challenge, which the simulated server does not send."""

    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __call__(self, r):
        return r
