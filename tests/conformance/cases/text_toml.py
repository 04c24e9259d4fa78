import tomllib, datetime, io, json, decimal
DOC = '''
# A document
title = "TOML \\u00e9\\t\\"x\\""
[owner]
name = 'Tom\\n "lit"'
dob = 1979-05-27T07:32:00-08:00
days = [1979-05-27, 07:32:00, 1979-05-27 07:32:00.999999999, 1979-05-27T07:32:00Z]
[database]
enabled = true
off = false
ports = [ 8000, 8001, # comment
  8002, ]
data = [ ["delta", "phi"], [3.14] ]
temp_targets = { cpu = 79.5, case.inner = 72.0, "quoted key" = {} }
ints = [0, -17, +99, 1_000, 0xDEAD_beef, 0o755, 0b1101]
floats = [1.0, -0.01, 5e+22, 1e06, 6.626e-34, 224_617.445_991, inf, -inf, +nan]
[servers]
[servers.alpha]
ip = "10.0.0.1"
[servers."beta.x"]
ip = "10.0.0.2"
a.b.c = 1
a.b.d = 2
[[products]]
name = "Hammer"
[[products.parts]]
n = 1
[[products.parts]]
n = 2
[[products]]
[products.sub]
x = """
Roses \\
   are "red" ""\\"
Violets"""
y = \'\'\'
lit\\n
'end\'\'\'\'
1234 = "bare"
"" = "empty"
'''
data = tomllib.loads(DOC)
print(data)
print(tomllib.load(io.BytesIO(b"a = 1.5\r\nb = [1,\r\n2]\r\n")), tomllib.loads("a = 1.10", parse_float=decimal.Decimal), tomllib.loads(""))
BAD = ["a = ", "a", "= 1", "a = 1 b = 2", "a = 1\na = 2", "[a]\n[a]", "[a]\nb = 1\n[a.b]", "a = [1, 2", "a = {b = 1", "a = {b = 1, b = 2}", "a = {b = 1,}", 'a = "x', "a = 'x", 'a = """x', "a = '''x", 'a = "\\q"', 'a = "\\u12"', 'a = "\\ud800"', "a = 01", "a = 1__0", "a = 1.", "a = .5", "a = +0x1", "a = tru", "a = 2024-13-01", "a = 2024-02-30", "a = 25:00:00", "[a", "[[a]", "[[a]]\n[a]", "a = [1]\n[[a]]", "a = {}\n[a.b]", "a.b = 1\n[a]", "a = 1\na.b = 2", "[a.b]\nc = 1\n[a]\nb.d = 2", "a = 'x\x01'", '# \x00', 'a = "x\ny"', "\x00", "[]", "a..b = 1", "é = 1", "a = [1 2]", "a = nanx", "[a]]", 'a = """\\ x"""', "a = 1 # ok\n!", "a = {b.c = 1, b = 2}", "a = {b = {c = 1}, b.d = 2}", "[[a.b]]\n[a]\nb = 1", "[a]\n[[a.b]]\nx=1\n[[a.b]]\ny=2", "a = 1\n[a.b]", "a.b.c = 1\na.b = 1", "[x]\na.b = 1\n[x.a]", "a = \"\"\"x\"\"\"\"\"\"", "a = 1979-05-27T07:32", "a={b=1\n}", "a = '''\x0b'''", "\ta = 1", "a = 1\r", "a = \"\\U00110000\"", "a=[{b=1},{b=2}]\n[a.c]", "a = 0xg", "a = 1e", "a = [,]"]
for text in BAD:
    try: print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as e: print(repr(text), "|", e, "|", repr(e.__cause__))
for f in [lambda: tomllib.load(io.StringIO("a=1")), lambda: tomllib.loads(b"a=1"), lambda: tomllib.loads(5), lambda: tomllib.loads("a=1.5", parse_float=lambda s: []), lambda: tomllib.loads("a=1", 5), lambda: tomllib.load(io.BytesIO(b"\xff"))]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
with open("/tmp/c.toml", "wb") as f: f.write(b'[tool.app]\nname = "x"\ndeps = ["a>=1", "b"]\n')
with open("/tmp/c.toml", "rb") as f: cfg = tomllib.load(f)
print(cfg["tool"]["app"]["deps"], tomllib.__all__, tomllib.TOMLDecodeError.__module__)
tomllib.loads("[server]\nport = 80a\n")
