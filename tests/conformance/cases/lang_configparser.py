# Settings in sections: reading, filling in, writing, and what is said of mistakes.
import configparser, io
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
debug = no
path = /tmp
[server]
host = localhost
port : 8080
url = http://%(host)s:%(port)s/
; comment
multi = a
   b
   c
flag
""".replace("flag\n", ""))
s = c["server"]
print(c.sections(), s["host"], s.getint("port"), s["url"], s.getboolean("debug"), s.get("nope", "dflt"), "host" in s, list(s), dict(s), s["multi"].split("\n"))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: c["nope"]); t(lambda: s["nope"]); t(lambda: c.get("server", "zz")); t(lambda: c.get("zz", "zz")); t(lambda: c.getint("server", "host")); t(lambda: c.getboolean("server", "host")); t(lambda: c.add_section("server")); t(lambda: c.add_section("DEFAULT")); t(lambda: c.set("server", "x", 3)); t(lambda: c.set("nn", "x", "3")); t(lambda: c.read_string("x = 1")); t(lambda: c.read_string("[a]\nx = 1\nx = 2")); t(lambda: c.read_string("[a]\n[a]")); t(lambda: c.read_string("[a]\nfoo\nbar")); t(lambda: c.has_option("server", "HOST")); t(lambda: c.options("server")); t(lambda: c.items("server")); t(lambda: c.remove_option("server", "host")); t(lambda: c.get("server", "url")); t(lambda: c.read("nofile")); t(lambda: c.read_dict({"q": {"a": 1, "b": None}})); t(lambda: c["q"]["a"])
c["new"] = {"A": "1", "b": "2"}; o = io.StringIO(); c.write(o); print(o.getvalue())
r = configparser.RawConfigParser(allow_no_value=True, delimiters=("=",), comment_prefixes=("#",), strict=False); r.optionxform = str; r.read_string("[S]\nKey=%(x)s\nnoval\nKey=2"); print(dict(r["S"]), r["S"], r)
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); e.read_string("[a]\nx=1\n[b]\ny=${a:x}2\nz=${y}3\nw=$$"); print(dict(e["b"])); t(lambda: e.read_string("[c]\nq=${a:nope}") or e["c"]["q"]); t(lambda: e.popitem()); t(lambda: configparser.ConfigParser({"a": "1"}).defaults())
i = configparser.ConfigParser(); i["x"] = {"a": "%(a)s", "b": "%(c)s", "d": "100%%"}; t(lambda: i["x"]["a"]); t(lambda: i["x"]["b"]); t(lambda: i["x"]["d"]); t(lambda: i["x"].__setitem__("z", "5%"))
