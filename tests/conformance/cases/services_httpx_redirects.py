"""httpx with transports of the program: `mounts` by URL patterns, redirects, and cookies that responses set."""
import asyncio

import httpx

SETS = [("Set-Cookie", 'a="1 2"; Path=/x; HttpOnly'), ("Set-Cookie", "b=; Domain=example.org"),
        ("set-cookie", "c=3; domain=.other.org"), ("set-cookie", "d=4; Max-Age=0"),
        ("set-cookie", "e=5; secure; expires=Wed, 21 Oct 2033 07:28:00 GMT")]


def cookies():
    transport = httpx.MockTransport(lambda request: httpx.Response(200, headers=SETS))
    with httpx.Client(transport=transport, cookies={"k": "v"}) as client:
        response = client.get("http://www.example.org/x/y")
        print(response.cookies, client.cookies)
        print(list(client.cookies.items()), client.cookies.keys(), list(client.cookies.values()))
        for url in ("http://www.example.org/x/z", "https://www.example.org/x/", "http://example.org/x", "http://localhost/x"):
            print(url, client.build_request("GET", url).headers.get("cookie"))
        client.get("http://localhost/q")
        print(client.cookies.get("a", domain="localhost.local"), client.cookies.get("zz", 4), len(client.cookies))
        for name in ("a", "nope"):
            try:
                client.cookies[name]
            except (httpx.CookieConflict, KeyError) as error:
                print(type(error).__name__, error)


def named(name):
    """A transport that tells what it is asked, and redirects below `/r/STATUS`."""
    def answer(request):
        path = request.url.path
        shown = {key: value for key, value in request.headers.items()
                 if key in ("host", "authorization", "content-length", "content-type", "cookie")}
        print("  ", name, request.method, request.url, shown, request.content)
        if path.startswith("/r/"):
            return httpx.Response(int(path[3:]), headers={"Location": request.url.params.get("to", "/end")}, text="moved")
        if path == "/loop":
            return httpx.Response(302, headers={"location": "/loop"})
        if path == "/login":
            return httpx.Response(303, headers={"location": "/home", "set-cookie": "sid=42"})
        return httpx.Response(200, json={"by": name, "path": path})
    return httpx.MockTransport(answer)


def show(response):
    print(response, response.url, [str(before.url) for before in response.history], response.next_request,
          response.is_redirect, response.has_redirect_location)


def mounted():
    mounts = {"all://": named("all"), "http://": named("http"), "https://example.com": named("exact"),
              "all://*.example.com": named("sub"), "all://*example.net": named("net"),
              "https://example.com:8443": named("port"), "https://secret.example.com": None, "all://*": None}
    with httpx.Client(mounts=mounts, transport=named("default")) as client:
        for url in ("http://a.b/", "https://a.b/", "https://example.com/", "http://example.com", "https://www.example.com/",
                    "https://example.net", "ftp://x.example.net/", "https://example.com:8443/y",
                    "https://secret.example.com/", "https://example.com:443/q"):
            print(url, client.get(url).json())
    for wrong in ("http", "all"):
        try:
            httpx.Client(mounts={wrong: None})
        except ValueError as error:
            print(error)


def redirects():
    log = []
    hooks = {"request": [lambda request: log.append(str(request.url))],
             "response": [lambda response: log.append(response.status_code)]}
    with httpx.Client(transport=named("d"), follow_redirects=True, max_redirects=3, event_hooks=hooks) as client:
        for status in (301, 302, 307):
            for method in ("GET", "POST", "HEAD", "PUT"):
                body = b"body" if method in ("POST", "PUT") else None
                show(client.request(method, f"https://a.example/r/{status}", content=body, auth=("u", "p")))
        for to in ("https://other.example/x", "http://a.example/y", "//third.example/z", "307", "?q=1", "https:///p",
                   "https://a.example:8443/q", "http://a.example:x/"):
            try:
                show(client.get("https://a.example/r/302", params={"to": to}, auth=("u", "p")))
            except httpx.HTTPError as error:
                print(type(error).__name__, error)
        show(client.get("http://a.example/r/302?to=https://a.example/up#frag", headers={"Authorization": "T"}))
        try:
            client.get("https://a.example/loop")
        except httpx.TooManyRedirects as error:
            print(repr(error), error.request)
        print(log[-8:])
        show(client.get("https://a.example/r/301", follow_redirects=False))
        response = client.post("https://a.example/login", data={"user": "x"})
        show(response)
        print(client.cookies, response.history[0].cookies, response.history[0].text)
        try:
            response.elapsed
        except RuntimeError as error:
            print(error)
        print(response.is_closed, response.is_stream_consumed, list(response.iter_bytes(3))[:2], list(response.iter_lines()))
        try:
            print(list(response.iter_raw()))
        except httpx.StreamConsumed as error:
            print(type(error).__name__)
        with client.stream("GET", "https://a.example/w") as response:
            print(response.is_closed, list(response.iter_text()), response.read())


class Slow(httpx.AsyncBaseTransport):
    def __init__(self, name):
        self.name = name

    async def handle_async_request(self, request):
        await asyncio.sleep(0.1)
        if request.url.path == "/a":
            return httpx.Response(307, headers={"location": "/b"}, content=b"xx")
        if "authorization" not in request.headers:
            return httpx.Response(401, text="who")
        return httpx.Response(200, text=f"{self.name} {request.url} {await request.aread()}")

    async def aclose(self):
        print("close", self.name)


class Asked(httpx.Auth):
    def auth_flow(self, request):
        response = yield request
        if response.status_code == 401:
            request.headers["Authorization"] = "yes"
            yield request


async def awaited():
    async def hook(response):
        print("hook", response)
    async with httpx.AsyncClient(transport=Slow("def"), mounts={"all://x": Slow("x"), "all://y": None},
                                 event_hooks={"response": [hook]}) as client:
        response = await client.post("https://x/a", json={"k": 1})
        show(response)
        try:
            response.next_request.content
        except httpx.RequestNotRead:
            print("the body is to be read again")
        for request in (response.next_request, client.build_request("POST", "https://z/a", json={"k": 1})):
            response = await client.send(request, auth=Asked(), follow_redirects=True)
            show(response)
            print(response.text)
        async with client.stream("GET", "https://x/a", follow_redirects=True) as response:
            show(response)
            print(await response.aread())


cookies()
mounted()
redirects()
asyncio.run(awaited())
