# Of a text that is in no file, an error behind the parser shows no line.
import traceback

SOURCES = ["1 +", "break", "def f(a, a): pass", "def f(*args, args=1): pass", "def f(**__debug__): pass",
           "x = 1\nreturn 2", "f() = 1", "(1", "from __future__ import nothing", "await x", "nonlocal x"]
for source in SOURCES:
    try:
        exec(source)
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(error)), (error.lineno, error.offset), error.text)

for source in ["  1 + 1", "\t2", " x y", "\n\nf'{.}'", "(yield)", "*a", "1\n2", "a b"]:
    for run in eval, lambda text: compile(text, "<text>", "eval"):
        try:
            print(repr(source), run(source))
        except SyntaxError as error:
            print(repr(source), error.msg, (error.lineno, error.offset), repr(error.text))
