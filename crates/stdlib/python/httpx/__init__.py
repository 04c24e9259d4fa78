"""Clients of the simulated web, blocking and not, with the interface of httpx."""

import contextlib

from . import _auth, _base, _messages
from ._async_client import AsyncClient
from ._auth import Auth, BasicAuth, DigestAuth
from ._base import AsyncBaseTransport, AsyncHTTPTransport, BaseTransport, HTTPTransport, MockTransport
from ._client import Client
from ._messages import Request, Response
from ._urls import URL
from ._values import Cookies, Headers, Limits, Proxy, QueryParams, Timeout, USE_CLIENT_DEFAULT, codes
from .errors import *

__version__ = "0.28.1"


def request(method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
            auth=None, proxy=None, follow_redirects=False, verify=True, timeout=5.0, trust_env=True):
    with Client(cookies=cookies, proxy=proxy, verify=verify, timeout=timeout, trust_env=trust_env) as client:
        return client.request(method, url, content=content, data=data, files=files, json=json, params=params,
                              headers=headers, auth=auth, follow_redirects=follow_redirects)


@contextlib.contextmanager
def stream(method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
           auth=None, proxy=None, follow_redirects=False, verify=True, timeout=5.0, trust_env=True):
    with Client(cookies=cookies, proxy=proxy, verify=verify, timeout=timeout, trust_env=trust_env) as client:
        with client.stream(method, url, content=content, data=data, files=files, json=json, params=params,
                           headers=headers, auth=auth, follow_redirects=follow_redirects) as response:
            yield response


def get(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False, verify=True,
        timeout=5.0, trust_env=True):
    return request("GET", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
                   follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env)


def options(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False,
            verify=True, timeout=5.0, trust_env=True):
    return request("OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
                   follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env)


def head(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False, verify=True,
         timeout=5.0, trust_env=True):
    return request("HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
                   follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env)


def delete(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False,
           verify=True, timeout=5.0, trust_env=True):
    return request("DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
                   follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env)


def post(url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None, auth=None,
         proxy=None, follow_redirects=False, verify=True, timeout=5.0, trust_env=True):
    return request("POST", url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                   cookies=cookies, auth=auth, proxy=proxy, follow_redirects=follow_redirects, verify=verify,
                   timeout=timeout, trust_env=trust_env)


def put(url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None, auth=None,
        proxy=None, follow_redirects=False, verify=True, timeout=5.0, trust_env=True):
    return request("PUT", url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                   cookies=cookies, auth=auth, proxy=proxy, follow_redirects=follow_redirects, verify=verify,
                   timeout=timeout, trust_env=trust_env)


def patch(url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None, auth=None,
          proxy=None, follow_redirects=False, verify=True, timeout=5.0, trust_env=True):
    return request("PATCH", url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                   cookies=cookies, auth=auth, proxy=proxy, follow_redirects=follow_redirects, verify=verify,
                   timeout=timeout, trust_env=trust_env)


def __getattr__(name):
    if name in ("ASGITransport", "WSGITransport", "NetRCAuth", "ByteStream", "SyncByteStream", "AsyncByteStream",
                "create_ssl_context", "main"):
        import _vm
        _vm.refuse(f"httpx.{name} is not simulated; requests, MockTransport and transports of the program are")
    raise AttributeError(f"module 'httpx' has no attribute {name!r}")
