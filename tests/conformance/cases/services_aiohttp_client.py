# aiohttp as programs use it: parameters, arguments that do not fit, reading too late, cookies, traces, addresses and errors.
import asyncio, aiohttp, json, warnings
def pr(*a): print(*a)
U="http://a.test/x"
async def tr(what, f):
    try:
        v = f()
        if hasattr(v, "__await__"): v = await v
        pr(what, v)
    except BaseException as e: pr(what, type(e).__name__, e)
async def get(s, *a, **k):
    async with s.get(*a, **k) as r:
        await r.read(); return r
async def main():
    async with aiohttp.ClientSession() as s:
        for p in ({"a": None}, {"b": True}, {"l": [1,2]}, {"s":"x y","i":3,"f":1.5}, "q=1&r=2", [("a","1"),("a","2")], {}, {"o": object}):
            async def f():
                r = await get(s, U, params=p); return str(r.url)
            await tr(p if p != {"o": object} else "o", f)
        r = await get(s, U+"?z=1", params={"a":"1"}); pr(r.url, repr(r.url))
        await tr("kw", lambda: s.get(U, tiemout=1))
        await tr("pos", lambda: get(s, 5))
        async with s.get(U) as r: pass
        await tr("after", lambda: r.text())
        pr(r.closed)
        async with s.get(U) as r: t = await r.text()
        await tr("after2", lambda: r.json())
        r = await s.get(U); r.close(); await tr("closed", lambda: r.read())
        r = await s.get(U); r.release(); await tr("released", lambda: r.read())
        r = await s.get(U); await r.read(); pr(r.closed, await r.text() != ""); 
        async def sync():
            with s: pass
        await tr("with", sync)
        async def notaw():
            return await get(s, U, json={"a":1}, data={"b":2})
        await tr("both", notaw)
        async def post(**k):
            async with s.post(U, **k) as r:
                d = await r.json(); return d.get("json"), dict(r.request_info.headers).get("Content-Type"), r.method
        await tr("json", lambda: post(json={"a":[1]}))
        await tr("data", lambda: post(data={"a":1}))
        await tr("datas", lambda: post(data={"a":"1"}))
        await tr("datab", lambda: post(data=b"raw"))
        await tr("datat", lambda: post(data="text"))
        fd = aiohttp.FormData(); fd.add_field("a","1"); fd.add_field("b", "2")
        await tr("form", lambda: post(data=fd))
        pr(r.headers.get("content-type"), r.headers["CONTENT-TYPE"], "server" in r.headers, r.content_type, r.charset, r.content_length, r.version, r.reason, r.method, r.host, r.cookies, r.history, r.ok, r.real_url, r.get_encoding())
        pr(r.headers.getall("Server"), list(r.headers)[:2], sorted(r.request_info.headers), r.request_info.method)
        pr(repr(r)[:60])
        async with s.get("http://a.test/page.html") as r:
            await tr("ct", lambda: r.json())
            await tr("ctn", lambda: r.json(content_type=None))
        async with s.get("http://a.test/status/404") as r:
            pr(r.ok); 
            try: r.raise_for_status()
            except aiohttp.ClientResponseError as e: pr(e, e.status, e.message, e.request_info.url, e.headers is not None, len(e.args))
        async with s.get(U+"?size=10") as r:
            pr(await r.content.read(4), r.content.at_eof(), await r.content.read(), r.content.at_eof(), await r.content.read())
        async with s.get(U+"?size=10") as r:
            pr([c async for c in r.content.iter_chunked(4)])
        async with s.get("http://a.test/page.html") as r:
            pr([l async for l in r.content]); 
        async with s.get("http://a.test/page.html") as r: pr(await r.content.readline(), await r.content.readuntil(b"h1>"))
        pr(s.closed, s.timeout, len(s.headers), s.cookie_jar.__class__.__name__, s.connector.__class__.__name__, s.connector.limit, s.raise_for_status, s.auth, s.trust_env, s.requote_redirect_url)
    await tr("closedsession", lambda: get(s, U))
    pr(s.closed, s.connector)
    await tr("t2", lambda: aiohttp.ClientTimeout(5, 1))
    async def t3():
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.05)) as s: return await get(s, "http://a.test/delay/3")
    await tr("t3", t3)
    async def t4():
        async with aiohttp.ClientSession() as s: return (await get(s, U, timeout=5)).status
    await tr("t4", t4)
    await tr("skw", lambda: aiohttp.ClientSession(foo=1))
    await tr("ckw", lambda: aiohttp.TCPConnector(foo=1))
    await tr("tkw", lambda: aiohttp.ClientTimeout(foo=1))
    a = aiohttp.BasicAuth("u","p"); pr(a, a.encode(), a == aiohttp.BasicAuth("u","p"), aiohttp.BasicAuth.decode(a.encode()))
    async with aiohttp.ClientSession(headers={"X":"1"}, auth=a, cookies={"c":"1"}, base_url="http://a.test/v1/") as s:
        r = await get(s, "users", headers={"Y":"2"}); pr(r.url, [f"{k}: {v}" for k, v in r.request_info.headers.items() if k != "User-Agent"])
        r = await get(s, "/users"); pr(r.url)
        pr([(c.key, c.value) for c in s.cookie_jar], s.cookie_jar.filter_cookies(r.url))
        s.cookie_jar.update_cookies({"d":"2"}); pr(sorted(c.key for c in s.cookie_jar)); s.headers.update({"Z":"3"}); pr(list(s.headers.items()))
        await tr("hdr", lambda: get(s, "users", headers={"n": 1}))
    tc = aiohttp.TraceConfig(); ev=[]
    async def start(session, ctx, params): ctx.t = 1; ev.append(("start", params.method, str(params.url), list(params.headers)))
    async def end(session, ctx, params): ev.append(("end", ctx.t, params.response.status))
    async def exc(session, ctx, params): ev.append(("exc", type(params.exception).__name__))
    tc.on_request_start.append(start); tc.on_request_end.append(end); tc.on_request_exception.append(exc)
    async with aiohttp.ClientSession(trace_configs=[tc]) as s:
        await get(s, U); await tr("inv", lambda: get(s, "http://x.invalid/"))
    pr(ev)
    for u in ("example.com", "/x", ""):
        async def bad():
            async with aiohttp.ClientSession() as s: return await get(s, u)
        await tr(u, bad)
    async with aiohttp.request("GET", U) as r: pr(r.status, (await r.json())["method"])
    async with aiohttp.ClientSession(raise_for_status=True) as s:
        await tr("rfs", lambda: get(s, "http://a.test/status/500"))
    async def chk(resp):
        if resp.status == 418: raise ValueError("teapot")
    async with aiohttp.ClientSession(raise_for_status=chk) as s:
        await tr("rfsf", lambda: get(s, "http://a.test/status/418"))
    async with aiohttp.ClientSession(json_serialize=lambda o: json.dumps(o)[::-1]) as s:
        async with s.post(U, json=[1,2]) as r: pr((await r.json())["json"])
    c = aiohttp.TCPConnector(limit=5, limit_per_host=2, ssl=False, ttl_dns_cache=10, use_dns_cache=True, enable_cleanup_closed=False, force_close=True, family=0)
    pr(c.limit, c.limit_per_host, c.force_close, c.closed); await c.close(); pr(c.closed)
    for n in "ClientProxyConnectionError ClientHttpProxyError ServerFingerprintMismatch WSServerHandshakeError ServerTimeoutError TooManyRedirects ClientPayloadError InvalidURL RedirectClientError InvalidUrlRedirectClientError NonHttpUrlRedirectClientError".split():
        pr(n, [c.__name__ for c in getattr(aiohttp, n).__mro__[1:-2]])
    pr(aiohttp.hdrs.CONTENT_TYPE, "")
    e = aiohttp.ClientError("x"); pr(e)
    y = r.url; pr(y.scheme, y.host, y.port, y.path, dict(y.query), y.query_string, y.parent, y.name, y.with_path("/q"), y.with_query(a=1), y / "z", y.origin(), y.human_repr(), y.raw_path, y.parts, y.fragment, y.is_absolute(), y.join(y.__class__("w")), y.update_query({"k":"v"}) , y % {"n": 1})
asyncio.run(main())
