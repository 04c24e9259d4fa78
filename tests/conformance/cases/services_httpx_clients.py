# httpx as programs use it: who asks, headers, hooks, transports of the program, and what its clients refuse.
import asyncio, httpx, json
class Key(httpx.Auth):
    def __init__(self, token): self.token = token
    def auth_flow(self, request):
        request.headers["X-Token"] = self.token
        response = yield request
        if response.status_code == 401:
            request.headers["X-Token"] = "new"
            yield request
class T(httpx.AsyncBaseTransport):
    async def handle_async_request(self, request):
        await asyncio.sleep(0.01)
        return httpx.Response(200, json={"t": request.headers.get("x-token"), "m": request.method, "b": request.content.decode()})
def pr(*a): print(*a)
async def main():
    r = httpx.get("http://a.test/status/401", auth=Key("old")); pr(r.request.headers["x-token"], [h.status_code for h in r.history])
    async with httpx.AsyncClient(auth=("u","p")) as c:
        r = await c.get("http://a.test/x"); pr(r.request.headers)
        r = await c.get("http://a.test/x", auth=None); pr("authorization" in r.request.headers)
        r = await c.post("http://a.test/x", json={"é": 1.5, "n": None}, cookies={"a":"b"}, headers={"X-Y":"z"}); pr(r.request.headers, r.request.content)
    async with httpx.AsyncClient(transport=T(), auth=Key("t")) as c:
        r = await c.put("http://a.test/x", data={"a": [1,2], "b": True}); pr(r.json(), r.url, r.headers)
        async with c.stream("GET", "http://a.test/x") as r:
            pr([l async for l in r.aiter_lines()])
    for hdr in ({"n": 1}, {"n": None}, {1: "x"}):
        try: httpx.get("http://a.test/x", headers=hdr); pr("ok")
        except Exception as e: pr(type(e).__name__, e)
    for kw in (dict(auth=5), dict(params=5), dict(params="a=1&b=2"), dict(params=[("a",1),("a",2)]), dict(timeout=(1,2)), dict(timeout=None)):
        try: pr(httpx.get("http://a.test/x", **kw).url)
        except Exception as e: pr(type(e).__name__, e)
    try: httpx.AsyncClient(proxies={})
    except TypeError as e: pr(e)
    for u in ("http://a.test/ä b?q=ü", "http://a.test:80/", "HTTP://A.TEST/X"):
        try: pr(httpx.URL(u), repr(httpx.URL(u).path), httpx.URL(u).port); pr(httpx.get(u).status_code)
        except Exception as e: pr(type(e).__name__, e)
    try: httpx.get("http://a.test/delay/5", timeout=0.05)
    except httpx.TimeoutException as e: pr(type(e).__name__, repr(str(e)), e.request.url)
    async with httpx.AsyncClient(timeout=0.05) as c:
        try: await c.get("http://a.test/delay/5")
        except httpx.TimeoutException as e: pr(type(e).__name__, repr(str(e)), e.request.url)
    try: httpx.get("http://x.invalid/")
    except httpx.ConnectError as e: pr(type(e).__name__, e)
    try: pr(httpx.get("http://a.test/page.html").json())
    except json.JSONDecodeError as e: pr(e)
    r = httpx.Response(200, content=b"a\nb\n", headers={"X": "1"}); pr(list(r.iter_lines()), r.text, r.headers, r.is_closed, list(r.iter_bytes(2)))
    r = httpx.Response(302, headers={"Location": "/x"}); pr(r.has_redirect_location, r.is_redirect, r)
    r = httpx.Response(599); pr(r, repr(r.reason_phrase))
    try: r.request
    except RuntimeError as e: pr(e)
    try: r.elapsed
    except RuntimeError as e: pr(e)
    pr(httpx.Headers([("a","1"),("A","2")]), httpx.Headers([("a","1"),("A","2")])["a"], httpx.Headers({"Authorization":"x"}), httpx.Headers({"a":"1"}) == {"A":"1"})
    h = httpx.Headers({"a":"1"})
    try: h["zz"]
    except KeyError as e: pr("KeyError", e)
    pr(h.get("zz"), h.setdefault("b","2"), h.pop("a"), len(h), bool(h), dict(h))
    pr(httpx.Cookies({"a":"1"}), repr(httpx.Client(cookies={"s":"1"}).cookies))
    c = httpx.Client(base_url="http://a.test/api/"); pr(c.get("users").url, c.get("/users").url, c.base_url, c.build_request("GET", "x", params={"q": 1}))
    c.headers["X"]="1"; c.headers.update({"Y": "2"}); c.params = {"z": 1}; c.timeout = 3
    pr(c.build_request("GET","x").headers, c.timeout, c.params); c.close(); pr(c.is_closed)
    try: c.get("x")
    except RuntimeError as e: pr(e)
    c = httpx.AsyncClient(); await c.aclose(); pr(c.is_closed)
    async with httpx.AsyncClient() as c:
        rs = await asyncio.gather(*(c.get(f"http://a.test/item/{i}") for i in range(3)), return_exceptions=True); pr(rs)
        req = httpx.Request("GET", "http://a.test/q"); r = await c.send(req); pr(r, r.request is req, req.headers)
        resp = await c.send(c.build_request("GET", "http://a.test/q?size=5"), stream=True)
        try: pr(await resp.aread(), resp.is_closed)
        finally: await resp.aclose()
        async with c.stream("GET", "http://a.test/q?size=5") as s: pass
        pr(s.is_closed)
        try: await s.aread()
        except httpx.StreamClosed as e: pr(e)
        async with c.stream("GET", "http://a.test/q?size=5") as s:
            try: s.read()
            except RuntimeError as e: pr(e)
            try: s.raise_for_status(); pr("fine")
            except Exception as e: pr(e)
        async def hook(r): 
            await r.aread(); pr("hook", r.json()["status"])
        c.event_hooks["response"].append(hook); await c.get("http://a.test/h")
        def bad(r): pass
        c.event_hooks = {"response": [bad]}
        try: await c.get("http://a.test/h")
        except TypeError as e: pr(e)
    pr(httpx.Timeout(None), httpx.Timeout(5).as_dict(), httpx.Timeout(5.0, read=None) == httpx.Timeout(5.0, read=None), httpx.Limits())
    pr(issubclass(httpx.HTTPStatusError, httpx.HTTPError), issubclass(httpx.InvalidURL, httpx.HTTPError), httpx.__version__)
    try: raise httpx.ReadTimeout("slow")
    except httpx.ReadTimeout as e:
        try: e.request
        except RuntimeError as x: pr(x)
asyncio.run(main())
