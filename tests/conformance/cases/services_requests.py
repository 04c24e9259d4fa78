# requests as programs use it: addresses, parameters, bodies, sessions, adapters, who asks, codes and errors.
import requests, json
def pr(*a): print(*a)
U="http://a.test/x"
r=requests.get(U, params={"a": None, "b": True, "l": [1,2], "s":"x y"}); pr(r.url, r.request.method, r.request.url, list(r.request.headers))
for p in ("a=1&b=2", [("a",1),("a",2)], b"q=1", 5, {}):
    try: pr(requests.get(U, params=p).url)
    except Exception as e: pr(type(e).__name__, e)
r=requests.post(U, json={"a":[1], "é":"ü"}); pr(r.request.body, r.request.headers["content-type"], r.json()["json"])
r=requests.post(U, data={"a":1,"b":[1,2]}); pr(r.request.body, r.request.headers["content-type"])
r=requests.post(U, data="raw"); pr(r.request.body, r.request.headers.get("content-type"))
r=requests.post(U, data=json.dumps({"a":1}), headers={"Content-Type":"application/json"}); pr(r.request.body, r.request.headers.get("content-type"), r.json()["json"])
try: requests.get(U, tiemout=1)
except TypeError as e: pr(e)
for u in ("example.com","ftp://x","", "http://", "http://a.test:99999/"):
    try: requests.get(u); pr("ok", u)
    except requests.exceptions.RequestException as e: pr(type(e).__name__, e, isinstance(e, ValueError))
pr(r, r.ok, bool(r), r.reason, r.encoding, r.apparent_encoding, r.is_redirect, r.is_permanent_redirect, r.history, r.links, r.next, r.cookies, r.elapsed.total_seconds()>0)
r=requests.get(U+"?status=404")
try: r.raise_for_status()
except requests.HTTPError as e: pr(e, e.response is r, e.response.status_code, e.request.url, e.errno)
r=requests.get("http://a.test/page.html"); pr(r.text, r.headers["content-type"], r.encoding)
try: r.json()
except requests.exceptions.JSONDecodeError as e: pr(type(e).__name__, e, isinstance(e, ValueError), isinstance(e, json.JSONDecodeError), e.doc[:5], e.pos)
pr(list(requests.get(U+"?size=10").iter_content(4)), list(requests.get("http://a.test/page.html").iter_lines(decode_unicode=True)))
with requests.get(U+"?size=10", stream=True) as r:
    pr(r.raw.read(4), [c for c in r.iter_content(chunk_size=3)])
s=requests.Session()
pr(list(s.headers), s.params, s.auth, s.verify, s.cookies, s.max_redirects, s.stream, s.proxies, s.trust_env, list(s.adapters))
s.headers.update({"X":"1"}); s.auth=("u","p"); s.params={"k":"v"}
r=s.get(U, params={"a":1}, headers={"Y":"2"}); pr(r.url, list(r.request.headers))
s.cookies.set("a","b"); pr(s.get(U).request.headers.get("Cookie"), dict(s.cookies), s.cookies.get("a"), s.cookies["a"])
pr(repr(s)[:33])
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth, HTTPDigestAuth, AuthBase
a=HTTPAdapter(max_retries=3, pool_connections=5, pool_maxsize=5); s.mount("https://", a); pr(s.get_adapter("https://x") is a)
r=requests.get(U, auth=HTTPBasicAuth("u","p")); pr(r.request.headers["Authorization"])
r=requests.get(U, auth=("u","p")); pr(r.request.headers["Authorization"])
class TA(AuthBase):
    def __call__(self, r): r.headers["X-T"]="1"; return r
pr(requests.get(U, auth=TA()).request.headers["x-t"])
q=requests.Request("POST", U, json={"a":1}, params={"z":1}); p=q.prepare(); pr(q, p, p.method, p.url, p.body, p.headers)
p=s.prepare_request(q); pr(p.headers.get("X")); pr(s.send(p, timeout=3).status_code)
try: requests.get("http://a.test/delay/9", timeout=0.05)
except requests.exceptions.Timeout as e: pr(type(e).__name__, e)
try: requests.get("http://a.test/delay/9", timeout=(3, 0.05))
except requests.exceptions.ReadTimeout as e: pr(type(e).__name__)
try: requests.get("http://x.invalid/")
except requests.exceptions.ConnectionError as e: pr(type(e).__name__)
try: requests.get(U, timeout="x")
except Exception as e: pr(type(e).__name__, e)
try: requests.get(U, timeout=0)
except Exception as e: pr(type(e).__name__, e)
pr(requests.codes.ok, requests.codes.not_found, requests.codes["ok"], requests.codes.teapot, requests.codes.OK, requests.status_codes.codes.ok)
try: requests.codes.nope
except AttributeError as e: pr("AE", e)
pr(requests.head(U).text, requests.options(U).status_code, requests.put(U, data={"a":1}).status_code, requests.patch(U, {"a":1}).status_code, requests.delete(U).status_code, requests.request("get", U).request.method)
pr(r.headers.get("CONTENT-TYPE"), "content-type" in r.headers, list(r.headers), r.headers)
pr(requests.structures.CaseInsensitiveDict({"A":1})["a"], requests.utils.quote("a b"), requests.exceptions.RequestException.__mro__[1])
for n in "ConnectTimeout ReadTimeout HTTPError ProxyError SSLError InvalidURL MissingSchema InvalidSchema ChunkedEncodingError RetryError TooManyRedirects URLRequired InvalidHeader StreamConsumedError UnrewindableBodyError InvalidJSONError".split():
    pr(n, [c.__name__ for c in getattr(requests.exceptions, n).__mro__[1:-1]])
def hook(r, *a, **k): pr("hook", r.status_code)
requests.get(U, hooks={"response": hook}); requests.get(U, verify=False, allow_redirects=False, proxies={}, cert=None, cookies={"a":"b"}, files=None, stream=True)
try: requests.get(U, headers={"n": 1})
except Exception as e: pr(type(e).__name__, e)
try: r.foo
except AttributeError as e: pr(e)
r.encoding="latin-1"; pr(r.encoding)
e=requests.exceptions.HTTPError("x", response=r); pr(e.response, e.request is r.request)
