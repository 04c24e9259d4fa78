"""Addresses and headers of httpx in odd forms."""

import httpx


def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for text in ("https://user:p%40ss@Example.ORG:443/a/../b//c?x=1&y=a b&z=é#frag", "http://[::1]:8080/x", "HTTP://EX.com:80",
             "http://exa mple.org", "http://ex.org:99999", "http://ex.org:port", "https://ex.org:", "//host/path",
             "http://m.de/ü?ä=ö#ß", "http://a.b/%7Efoo%2fbar%zz", "http:///p", "http:x", "file:///etc/x", "http://h?",
             "http://h/a\tb", "http://h/'\"<>[]{}|\\^`?q={}|<>#a b", "http://999.1.1.1/", "http://[::zz]/", "", "h:80",
             "http://:p@h", "http://u@h:80/x", "mailto:a@b"):
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as e:
        print(repr(text), e)
        continue
    print(repr(text), url, repr(url), [url.scheme, url.userinfo, url.username, url.password, url.host, url.port, url.netloc,
                                       url.path, url.raw_path, url.query, url.fragment, url.is_absolute_url])
url = httpx.URL("https://user:secret@h.org:8443/a/b?x=1&y=2#f")
for parts in ({"path": "/new path", "query": b"q=%20"}, {"scheme": "http", "username": "x y", "password": None},
              {"netloc": b"n:1"}, {"port": "x"}, {"port": 443}, {"port": None}, {"fragment": ""}, {"foo": 1}, {"host": "::1"},
              {"params": {"a": [1, 2]}}, {"params": {}}, {"raw_path": b"/r?s"}, {"path": "rel"}, {"query": "text"},
              {"userinfo": b"a:b"}, {"host": "O.org", "scheme": "HTTP"}, {"query": None, "fragment": None}):
    print(parts, attempt(url.copy_with, **parts))
for other in ("../c?z", "http://o/", "//o/p", "#g", "?q", ""):
    print(repr(other), url.join(other), httpx.URL("http://h").join(other))
print(url == str(url), hash(url) == hash(httpx.URL(str(url))), httpx.URL(url) == url, attempt(httpx.URL, 5),
      httpx.URL("http://a?x=1", params={"b": "c d"}), httpx.URL(scheme="https", host="h", path="/p", query=b"a=1"),
      attempt(httpx.URL, "http://a" * 10000))
for given in ({"X-Name": "Jürgen"}, {"é": "u"}, {"a": 1}, {"a": None}, [(b"x", b"b\xe9")], [("A", "1"), ("a", "2")]):
    print(given, attempt(lambda: httpx.Headers(given).multi_items()))
headers = httpx.Headers({"a": "1"})
print(attempt(headers.__setitem__, "b", 5), attempt(headers.__setitem__, "c", "ü"), attempt(lambda: headers["C"]))
import io

kind = {"content-type": "multipart/form-data; boundary=B"}
for options in ({"files": {"f": b"x"}}, {"files": {"f": ("n.txt", "text")}, "data": {"k": "v", "l": [1, None, True]}},
                {"files": [("f", ("a.json", b"{}", "application/json", {"X-H": "v"})), ("g", (None, "plain")), ('q"', io.BytesIO(b"io"))]},
                {"files": {"f": io.StringIO("text")}}, {"files": {"f": ("é.bin", b"1")}, "data": {"k": {}}},
                {"content": iter([b"a", b"b"])}, {"content": io.BytesIO(b"abc")}, {"content": b""}, {"data": {"a": "b c"}}):
    try:
        request = httpx.Request("POST", "http://h", headers=kind if "files" in options else None, **options)
    except TypeError as e:
        print(sorted(options), type(e).__name__, e)
        continue
    print(sorted(options), request.headers.multi_items(), request.read())
made = httpx.Request("POST", "http://h", files={"f": b"x"})
boundary = made.headers["content-type"].partition("boundary=")[2]
print(len(boundary), made.read().replace(boundary.encode(), b"B"))
print([(code, httpx.codes.get_reason_phrase(code)) for code in (404, 413, 414, 416, 418, 422, 999)])
