"""The client of httpx whose requests block."""

import contextlib
from time import _service as _block_for

import _world
from ._base import BaseClient, HTTPTransport, check_address
from ._messages import Response
from ._routes import check_length, redirected
from ._values import UNSET
from .errors import *
from .errors import failure

__name__ = "httpx"


def exchange(request, limit):
    """The simulated server's answer to a request."""
    check_address(request)
    answer = _world.exchange("httpx", request.method, str(request.url), request._payload)
    latency, error = answer[0], answer[5]
    limit = None if limit is UNSET else limit
    if limit is not None and limit < latency:
        _block_for(f"{request.method} {request.url}", limit)
        raise ReadTimeout("timed out", request=request)
    _block_for(f"{request.method} {request.url}", latency)
    if error is not None and error != "payload":
        raise failure(error, request)
    return Response._arrived(request, answer, False, None)


class Client(BaseClient):
    """A client whose requests block."""

    _web = HTTPTransport

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, trust_env=True,
                 http1=True, http2=False, proxy=None, mounts=None, timeout=5.0, follow_redirects=False, limits=None,
                 max_redirects=20, event_hooks=None, base_url="", transport=None, default_encoding="utf-8"):
        super().__init__(auth=auth, params=params, headers=headers, cookies=cookies, timeout=timeout,
                         event_hooks=event_hooks, base_url=base_url, trust_env=trust_env,
                         default_encoding=default_encoding, follow_redirects=follow_redirects,
                         max_redirects=max_redirects, transport=transport, limits=limits, mounts=mounts)

    def send(self, request, *, stream=False, auth=UNSET, follow_redirects=UNSET):
        auth = self._open(request, auth)
        follow = self.follow_redirects if follow_redirects is UNSET else follow_redirects
        if auth is None:
            response = self._followed(request, follow, [])
        else:
            response = self._authenticated(auth, request, follow)
        try:
            if not stream:
                response.read()
        except BaseException:
            response.close()
            raise
        return response

    def _authenticated(self, auth, request, follow):
        flow, history = auth.sync_auth_flow(request), []
        try:
            request = next(flow)
            while True:
                response = self._followed(request, follow, history)
                try:
                    try:
                        request = flow.send(response)
                    except StopIteration:
                        return response
                    response.history = list(history)
                    response.read()
                    history.append(response)
                except BaseException:
                    response.close()
                    raise
        finally:
            flow.close()

    def _followed(self, request, follow, history):
        """The response to a request, after those that only redirect where they are followed."""
        while True:
            check_length(self, history, request)
            for hook in self._hooks["request"]:
                hook(request)
            response = self._send(request)
            try:
                for hook in self._hooks["response"]:
                    hook(response)
                response.history = list(history)
                if not response.has_redirect_location:
                    return response
                request = redirected(self, request, response)
                history = [*history, response]
                if not follow:
                    response.next_request = request
                    return response
                response.read()
            except BaseException:
                response.close()
                raise

    def _send(self, request):
        transport = self._transport_for(request.url)
        response = transport.handle_request(request)
        response.request = request
        self._cookies.take(response)
        response.default_encoding = self._default_encoding
        return response

    def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return self.send(request, auth=auth, follow_redirects=follow_redirects)

    @contextlib.contextmanager
    def stream(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
               cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        response = self.send(request, auth=auth, follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            response.close()

    def get(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET,
            extensions=None):
        return self.request("GET", url, params=params, headers=headers, cookies=cookies, auth=auth,
                            follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    def options(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET,
                timeout=UNSET, extensions=None):
        return self.request("OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth,
                            follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    def head(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET,
             extensions=None):
        return self.request("HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth,
                            follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    def delete(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET,
               timeout=UNSET, extensions=None):
        return self.request("DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth,
                            follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    def post(self, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
             auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        return self.request("POST", url, content=content, data=data, files=files, json=json, params=params,
                            headers=headers, cookies=cookies, auth=auth, follow_redirects=follow_redirects,
                            timeout=timeout, extensions=extensions)

    def put(self, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
            auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        return self.request("PUT", url, content=content, data=data, files=files, json=json, params=params,
                            headers=headers, cookies=cookies, auth=auth, follow_redirects=follow_redirects,
                            timeout=timeout, extensions=extensions)

    def patch(self, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
              auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        return self.request("PATCH", url, content=content, data=data, files=files, json=json, params=params,
                            headers=headers, cookies=cookies, auth=auth, follow_redirects=follow_redirects,
                            timeout=timeout, extensions=extensions)

    def close(self):
        if self._state != "closed":
            self._state = "closed"
            for transport in self._transports():
                transport.close()

    def __enter__(self):
        self._enter()
        for transport in self._transports():
            transport.__enter__()
        return self

    def __exit__(self, *exc):
        self._state = "closed"
        for transport in self._transports():
            transport.__exit__(*exc)
