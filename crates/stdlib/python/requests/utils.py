"""Small helpers of requests."""

from urllib.parse import quote, unquote, urlparse

from .cookies import cookiejar_from_dict


def default_user_agent(name="python-requests"):
    return f"{name}/2.32.0"


def default_headers():
    from .structures import CaseInsensitiveDict
    return CaseInsensitiveDict({"User-Agent": default_user_agent(), "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
                                "Connection": "keep-alive"})


def requote_uri(uri):
    return quote(uri, safe="!#$%&'()*+,/:;=?@[]~")


def dict_from_cookiejar(cj):
    return dict(cj)
