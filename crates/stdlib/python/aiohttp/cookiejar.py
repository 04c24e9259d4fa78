"""The cookies of a session; the simulated server neither sets nor reads any."""

__name__ = "aiohttp"


class CookieJar:
    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None):
        self.clear()

    def clear(self, predicate=None):
        from http.cookies import SimpleCookie
        self._cookies = SimpleCookie()

    def clear_domain(self, domain):
        self.clear()

    def update_cookies(self, cookies, response_url=None):
        for name, value in cookies.items() if hasattr(cookies, "items") else cookies:
            self._cookies[name] = getattr(value, "value", value)

    def filter_cookies(self, request_url=None):
        from http.cookies import SimpleCookie
        return SimpleCookie({name: morsel.value for name, morsel in self._cookies.items()})

    def __iter__(self):
        return iter(self._cookies.values())

    def __len__(self):
        return len(self._cookies)


class DummyCookieJar(CookieJar):
    """Keeps nothing."""

    def __init__(self, *, loop=None):
        self.clear()

    def update_cookies(self, cookies, response_url=None):
        pass
