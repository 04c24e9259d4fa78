# What a SyntaxError knows of a source that is no file: its place, the end of that, and the line with or without its end.
SOURCES = r'''
x = (1, 2
x = 1, 2)
x = [1, 2)
x = "abc
x = """abc
x = f"{"
x = f"}"
x = f"{a b}"
x = f"{a!x}"
x = f"{a[}"
x = 1a
x = 1__0
x = 08
x = 0b2
x = 5j5
x = $5
x = a ? b
x = 5 5
import
from a import
from a import b,
try: pass
x = {1: 2, 3}
x = {1: 2, 3:}
if x
while True print(1)
for x in y
a \ b
def f(x):
  x = 5
print "x"
f(a for a in b, c)
'''.strip().split("\n")
for source in [*SOURCES, "\tif x:\n y", "if x:\n    a\n   b\n", "x = 1\ny = 2)\nz = 3\n", "x = 'a\ny = 1\n", "(\n1, 2\n", "try:\n  x\ny\n"]:
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))
