"""Sessions of requests: what several requests have in common."""

from .adapters import HTTPAdapter
from .cookies import RequestsCookieJar, cookiejar_from_dict
from .exceptions import *
from .models import PreparedRequest, Request, hooks_of
from .structures import CaseInsensitiveDict
from .utils import default_headers


class Session:
    """Makes requests; the simulated server looks at nothing that a session adds to them."""

    def __init__(self):
        self.headers = default_headers()
        self.auth = None
        self.proxies = {}
        self.hooks = {"response": []}
        self.params = {}
        self.stream = False
        self.verify = True
        self.cert = None
        self.max_redirects = 30
        self.trust_env = True
        self.cookies = RequestsCookieJar()
        self.adapters = {}
        self.mount("https://", HTTPAdapter())
        self.mount("http://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def prepare_request(self, request):
        from .models import _pairs
        params = request.params
        if self.params and hasattr(params, "items"):
            params = {**dict(self.params), **dict(params)}
        elif self.params:
            params = [*_pairs(self.params), *_pairs(params)]
        headers = CaseInsensitiveDict(self.headers)
        headers.update(request.headers)
        for name in [name for name, value in headers.items() if value is None]:
            del headers[name]
        prepared = PreparedRequest()
        prepared.prepare(method=request.method, url=request.url, files=request.files, data=request.data, json=request.json,
                         headers=headers, params=params, auth=self.auth if request.auth is None else request.auth,
                         cookies={**self.cookies, **dict(request.cookies or {})},
                         hooks={"response": [*hooks_of(self.hooks)["response"], *request.hooks["response"]]})
        return prepared

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        request = Request(method=method.upper(), url=url, headers=headers, files=files, data=data or {}, json=json,
                          params=params or {}, auth=auth, cookies=cookies, hooks=hooks)
        if isinstance(params, int) and params:
            raise TypeError("Cannot mix str and non-str arguments")
        return self.send(self.prepare_request(request), timeout=timeout, allow_redirects=allow_redirects,
                         proxies=proxies, stream=stream, verify=verify, cert=cert)

    def send(self, request, *, stream=None, timeout=None, verify=None, cert=None, proxies=None, allow_redirects=True):
        if isinstance(request, Request):
            raise ValueError("You can only send PreparedRequests.")
        adapter = self.get_adapter(request.url)
        response = adapter.send(request, stream=bool(stream), timeout=timeout, verify=verify, cert=cert, proxies=proxies)
        for hook in request.hooks["response"]:
            response = hook(response, timeout=timeout, verify=verify, cert=cert, proxies=proxies, stream=stream) or response
        if not (self.stream if stream is None else stream):
            response.content
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def mount(self, prefix, adapter):
        """The longest prefix that fits a URL decides where it goes."""
        self.adapters[prefix] = adapter
        self.adapters = {known: self.adapters[known] for known in sorted(self.adapters, key=len, reverse=True)}

    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix.lower()):
                return adapter
        raise InvalidSchema(f"No connection adapters were found for {url!r}")

    def close(self):
        for adapter in self.adapters.values():
            adapter.close()


def session():
    return Session()
