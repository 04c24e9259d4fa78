"""The exceptions of urllib.request, which programs may name."""

__all__ = ["URLError", "HTTPError"]


class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args = reason,
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return "<urlopen error %s>" % self.reason


class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp
        self.filename = url

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)

    def __repr__(self):
        return "<HTTPError %s: %r>" % (self.code, self.msg)

    def __getattr__(self, name):
        # It is the response as well: read(), getcode(), info() ...
        if name.startswith("__") or name == "fp" or self.fp is None:
            raise AttributeError(name)
        return getattr(self.fp, name)

    @property
    def reason(self):
        return self.msg
