"""The cookies of requests; the simulated server neither sets nor reads any."""


class RequestsCookieJar(dict):
    def set(self, name, value, **details):
        self[name] = value

    def get_dict(self, domain=None, path=None):
        return dict(self)

    def copy(self):
        return RequestsCookieJar(self)

    def __repr__(self):
        shown = ", ".join([f"<Cookie {name}={value} for />" for name, value in self.items()])
        return f"<RequestsCookieJar[{shown}]>"


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    jar = RequestsCookieJar() if cookiejar is None else cookiejar
    jar.update(cookie_dict or {})
    return jar
