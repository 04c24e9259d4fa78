"""The client of httpx whose requests are awaited."""

import asyncio
import contextlib
from _asyncio import _service

import _world
from ._base import AsyncHTTPTransport, BaseClient, check_address
from ._messages import Response
from ._routes import check_length, redirected
from ._values import UNSET
from .errors import *
from .errors import failure

__name__ = "httpx"


async def exchange(transport, request, limits):
    """The simulated server's answer to a request, over a connection of the pool that is held until the answer is closed."""
    check_address(request)
    most = transport.limits.max_connections if transport.limits is not None else 100
    if transport._slots is None and most:
        transport._slots = asyncio.Semaphore(most)
    release = None
    if transport._slots is not None:
        try:
            async with asyncio.timeout(limits.get("pool")):
                await transport._slots.acquire()
        except TimeoutError:
            raise PoolTimeout("", request=request) from None
        release = transport._slots.release
    try:
        answer = _world.exchange("httpx", request.method, str(request.url), request._payload)
        latency, error, limit = answer[0], answer[5], limits.get("read")
        if limit is not None and limit < latency:
            await _service(f"{request.method} {request.url}", limit)
            raise ReadTimeout("", request=request)
        await _service(f"{request.method} {request.url}", latency)
        if error is not None and error != "payload":
            raise failure(error, request)
    except BaseException:
        if release is not None:
            release()
        raise
    return Response._arrived(request, answer, True, release)


class AsyncClient(BaseClient):
    """A client whose requests are awaited."""

    _web = AsyncHTTPTransport

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, trust_env=True,
                 http1=True, http2=False, proxy=None, mounts=None, timeout=5.0, follow_redirects=False, limits=None,
                 max_redirects=20, event_hooks=None, base_url="", transport=None, default_encoding="utf-8"):
        super().__init__(auth=auth, params=params, headers=headers, cookies=cookies, timeout=timeout,
                         event_hooks=event_hooks, base_url=base_url, trust_env=trust_env,
                         default_encoding=default_encoding, follow_redirects=follow_redirects,
                         max_redirects=max_redirects, transport=transport, limits=limits, mounts=mounts)

    async def send(self, request, *, stream=False, auth=UNSET, follow_redirects=UNSET):
        auth = self._open(request, auth)
        follow = self.follow_redirects if follow_redirects is UNSET else follow_redirects
        if auth is None:
            response = await self._followed(request, follow, [])
        else:
            response = await self._authenticated(auth, request, follow)
        try:
            if not stream:
                await response.aread()
        except BaseException:
            await response.aclose()
            raise
        return response

    async def _authenticated(self, auth, request, follow):
        flow, history = auth.async_auth_flow(request), []
        try:
            request = await anext(flow)
            while True:
                response = await self._followed(request, follow, history)
                try:
                    try:
                        request = await flow.asend(response)
                    except StopAsyncIteration:
                        return response
                    response.history = list(history)
                    await response.aread()
                    history.append(response)
                except BaseException:
                    await response.aclose()
                    raise
        finally:
            await flow.aclose()

    async def _followed(self, request, follow, history):
        """The response to a request, after those that only redirect where they are followed."""
        while True:
            check_length(self, history, request)
            for hook in self._hooks["request"]:
                await hook(request)
            response = await self._send(request)
            try:
                for hook in self._hooks["response"]:
                    await hook(response)
                response.history = list(history)
                if not response.has_redirect_location:
                    return response
                request = redirected(self, request, response)
                history = [*history, response]
                if not follow:
                    response.next_request = request
                    return response
                await response.aread()
            except BaseException:
                await response.aclose()
                raise

    async def _send(self, request):
        transport = self._transport_for(request.url)
        response = await transport.handle_async_request(request)
        response.request = request
        self._cookies.take(response)
        response.default_encoding = self._default_encoding
        return response

    async def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects)

    @contextlib.asynccontextmanager
    async def stream(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                     cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        response = await self.send(request, auth=auth, follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    async def get(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET,
                  timeout=UNSET, extensions=None):
        return await self.request("GET", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def options(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET,
                      timeout=UNSET, extensions=None):
        return await self.request("OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def head(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET,
                   timeout=UNSET, extensions=None):
        return await self.request("HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def delete(self, url, *, params=None, headers=None, cookies=None, auth=UNSET, follow_redirects=UNSET,
                     timeout=UNSET, extensions=None):
        return await self.request("DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def post(self, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                   cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        return await self.request("POST", url, content=content, data=data, files=files, json=json, params=params,
                                  headers=headers, cookies=cookies, auth=auth, follow_redirects=follow_redirects,
                                  timeout=timeout, extensions=extensions)

    async def put(self, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                  cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        return await self.request("PUT", url, content=content, data=data, files=files, json=json, params=params,
                                  headers=headers, cookies=cookies, auth=auth, follow_redirects=follow_redirects,
                                  timeout=timeout, extensions=extensions)

    async def patch(self, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                    cookies=None, auth=UNSET, follow_redirects=UNSET, timeout=UNSET, extensions=None):
        return await self.request("PATCH", url, content=content, data=data, files=files, json=json, params=params,
                                  headers=headers, cookies=cookies, auth=auth, follow_redirects=follow_redirects,
                                  timeout=timeout, extensions=extensions)

    async def aclose(self):
        if self._state != "closed":
            self._state = "closed"
            for transport in self._transports():
                await transport.aclose()

    async def __aenter__(self):
        self._enter()
        for transport in self._transports():
            await transport.__aenter__()
        return self

    async def __aexit__(self, *exc):
        self._state = "closed"
        for transport in self._transports():
            await transport.__aexit__(*exc)
