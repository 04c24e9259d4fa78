# Cookies of `http.cookies`, the check sums of `zlib`, and ZeroMQ's base 85.
import base64
import pickle
import zlib
from http.cookies import CookieError, Morsel, SimpleCookie


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


jar = SimpleCookie("user=ann; theme=\"dark\\073 blue\"; $Version=1; n=1")
jar["id"] = 42
jar["id"]["path"] = "/"
jar["id"]["max-age"] = 60
jar["id"]["secure"] = True
jar["id"]["HttpOnly"] = False
jar["note"] = 'say "hi"; \u00e9'
print(jar)
print(repr(jar), jar["theme"].value, jar["theme"].coded_value)
print(jar.output(["path"], header="Cookie:", sep=" | "))
print(jar["id"].js_output())
print(repr(jar["note"]), jar["note"] == pickle.loads(pickle.dumps(jar["note"])), jar["id"].copy() == jar["id"])
for text in "a=b; expires=Wed, 09 Jun 2021 10:18:14 GMT; Secure; c=d", "a; b=1", "a=1; Path", "[x]=1", "a=b=c; d":
    print(SimpleCookie(text))
show(lambda: jar.load("bad key=1") or jar.keys())
show(lambda: jar.__setitem__("bad key", 1))
show(lambda: jar["id"].__setitem__("colour", 1))
show(lambda: jar.__setitem__("path", 1))
show(lambda: Morsel().update({"x": 1}))
show(lambda: issubclass(CookieError, Exception))

print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.adler32(b"x" * 20000, 7))
show(lambda: zlib.adler32("a"))
print(base64.z85encode(b"\x86O\xd2o\xb5Y\xf7["), base64.z85encode(b"abc"), base64.z85decode("HelloWorld"))
show(lambda: base64.z85decode(b"ab c"))
show(lambda: base64.z85decode(b"#####"))
show(lambda: base64.b85decode(b"~~~~~"))
