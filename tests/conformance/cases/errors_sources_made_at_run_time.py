# Sources that are made while the program runs: where their errors are, and what is told of mistakes in them.
import traceback

code = compile("def f(x):\n    return x / 0\n\nprint('in')\nf(1)\n", "plugin.py", "exec")
try:
    exec(code, {})
except ZeroDivisionError:
    print(traceback.format_exc())
for text in "yield", "(yield)", "yield_ + 1", "*a", "*a, b", "1\n2", "\n1", "1 + \n2", "[1,\n2]\n\n  3", "x = 1", "(*a)":
    try:
        print(eval(text, {"yield_": 1}))
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset)
for text in [
    "f(x=1, **a=1)",
    "f(*a=1)",
    "def f[**P: int](): pass",
    "def f[T, *Ts: int](x): pass",
    "class C[*Ts: int]: pass",
    "match x:\n    case {'a': 1, \"a\": 2}: pass",
    "match x:\n    case {1: 1, 1: 2}: pass",
]:
    try:
        exec(text)
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset)
exec(compile("raise KeyError('plugin')", "other.py", "exec"), {})
