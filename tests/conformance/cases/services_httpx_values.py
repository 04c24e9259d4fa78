# httpx as programs use it: addresses, parameters, bodies, streams, values, transports and the words of its errors.
import asyncio, httpx, json
async def main():
    async with httpx.AsyncClient(base_url="http://api.test/v1", params={"k": "v"}, headers={"X-A": "1"}) as c:
        r = await c.get("/a", params={"n": None, "b": True, "l": [1,2], "s": "x y"})
        print(r.url, r.request.headers.get("x-a"), r.request.method)
        print(await c.get("http://api.test/v1/a?z=1"))
        print(repr(c.headers.get("user-agent"))[:20], c.timeout, c.base_url)
        for u in ["a", "/a", "", "http://other.test/x", "../b"]:
            print(u, c.build_request("GET", u).url)
        r=await c.post("/p", json={"a": [1]}); print(r.request.content, r.request.headers["content-type"])
        r=await c.post("/p", data={"a": "1"}); print(r.request.content, r.request.headers["content-type"])
        r=await c.post("/p", content=b"raw"); print(r.request.content, r.request.headers.get("content-type"))
        try: await c.get("/a", foo=1)
        except TypeError as e: print(e)
        try: await c.get("/a", json={})
        except TypeError as e: print(e)
        try: await c.get(5)
        except TypeError as e: print(e)
        print(c.is_closed, r.is_closed, r.http_version, r.encoding, r.num_bytes_downloaded>0, r.has_redirect_location)
        async with c.stream("GET", "/s?size=10") as s:
            print(s.is_closed, s.is_stream_consumed)
            try: s.text
            except Exception as e: print(type(e).__name__, str(e)[:60])
            async for chunk in s.aiter_bytes(4): print(chunk)
            try:
                async for chunk in s.aiter_bytes(4): print(chunk)
            except Exception as e: print(type(e).__name__, str(e)[:60])
        async with c.stream("GET", "/s?size=10") as s:
            print(await s.aread(), s.text)
            print([x async for x in s.aiter_text()])
        print(httpx.codes.OK == 200, httpx.codes(404), httpx.codes.NOT_FOUND.phrase if hasattr(httpx.codes.NOT_FOUND,'phrase') else '', httpx.codes.is_error(404), httpx.codes.get_reason_phrase(404))
        print(repr(httpx.codes.OK), r.status_code == httpx.codes.OK, isinstance(r.status_code,int))
        print(repr(httpx.Limits(max_connections=5)), repr(httpx.Timeout(5, connect=1)), repr(r.headers)[:30])
        try: r.foo
        except AttributeError as e: print(e)
    try: await c.get("/x")
    except RuntimeError as e: print(e)
    try:
        async with c: pass
    except RuntimeError as e: print(e)
    r = httpx.Response(200, json={"a": 1}); print(r.json(), r.headers, r.text)
    r = httpx.Response(404, text="no", request=httpx.Request("GET", "http://x.test/"))
    try: r.raise_for_status()
    except httpx.HTTPStatusError as e: print(e, e.response is r, e.request.url)
    try: httpx.Response(404).raise_for_status()
    except RuntimeError as e: print(e)
    def handler(request):
        return httpx.Response(201, json={"path": request.url.path, "q": dict(request.url.params)})
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as c:
        r = await c.get("http://x.test/hello", params={"a": 1}); print(r, r.json(), r.request.url)
    u = httpx.URL("https://user:pw@example.com:8080/a/b?x=1&y=2#frag")
    print(u.scheme,u.host,u.port,u.path,u.query,u.fragment,u.params["x"],u.username,u.netloc,u.raw_path,u.is_absolute_url)
    print(u.copy_with(path="/z"), u.copy_merge_params({"z": 3}), u.join("c"))
    q = httpx.QueryParams({"a": "1", "b": ["2","3"]}); print(q, q["a"], q.get_list("b"), dict(q), q.multi_items(), "a" in q, q.set("a",9), q.add("c",1), q.merge({"b":7}))
    h = httpx.Headers({"Content-Type": "x", "A": "1"}); print(h, h["content-type"], list(h), h.get("a"), h.raw, "a" in h); h["B"]="2"; h.update({"a":"3"}); print(h, h.multi_items()); del h["b"]; print(dict(h))
    c = httpx.Cookies({"a": "1"}); c.set("b","2", domain="example.org"); print(dict(c), c.get("a"), c["b"])
    with httpx.Client() as c:
        with c.stream("GET","http://api.test/s?size=12") as s:
            for x in s.iter_bytes(5): print(x)
        with c.stream("GET","http://api.test/page.html") as s:
            for x in s.iter_lines(): print(x)
        r = c.send(c.build_request("GET","http://api.test/s?size=12"), stream=True); print(r.read()); r.close()
    with httpx.stream("GET","http://api.test/s?size=3") as s: print(s.read())
    try: httpx.get("example.com")
    except httpx.UnsupportedProtocol as e: print(e)
    try: httpx.get("ftp://example.com")
    except httpx.UnsupportedProtocol as e: print(e)
    try: httpx.get("http://a.test/x", tiemout=3)
    except TypeError as e: print(e)
    try: httpx.Client(foo=1)
    except TypeError as e: print(e)
    try: httpx.Timeout()
    except ValueError as e: print(e)
    try: httpx.Timeout(connect=1)
    except ValueError as e: print(e)
    r = httpx.get("http://a.test/x?status=404")
    print(r.is_error, r.is_client_error, r.is_success, r.reason_phrase, r.links, r.cookies, r.next_request, r.elapsed.total_seconds()>0)
    try: r.raise_for_status()
    except httpx.HTTPStatusError as e: print(e); print(repr(e.request), repr(e.response))
    print(httpx.get("http://a.test/x").raise_for_status())
    print(httpx.BasicAuth("a","b").__class__, issubclass(httpx.ConnectTimeout, httpx.TimeoutException), httpx.RequestError.__mro__[1])
    ev=[]
    def on(request): ev.append(request.url.path)
    def off(response): ev.append(response.status_code); response.raise_for_status()
    with httpx.Client(event_hooks={"request":[on],"response":[off]}) as c:
        c.get("http://a.test/x")
        try: c.get("http://a.test/x?status=500")
        except httpx.HTTPStatusError as e: print("hook", e.response.status_code)
    print(ev)
    try:
        with httpx.AsyncClient() as c: pass
    except TypeError as e: print(e)
    try:
        async with httpx.Client() as c: pass
    except TypeError as e: print(e)
asyncio.run(main())
