# Code that `eval` and `exec` run may have builtins of its own: those that its globals name as `__builtins__`.

def attempt(source, namespace, run=eval):
    try:
        print(source, "->", run(source, namespace))
    except Exception as error:
        print(source, "->", type(error).__name__, error)


for source in ["len('ab')", "open('/etc/passwd')", "2 ** 10", "[n for n in (1, 2)]", "(lambda: abs(-1))()"]:
    attempt(source, {"__builtins__": {}})
    attempt(source, {"__builtins__": {"len": len, "open": lambda path: "no " + path}})
    attempt(source, {"abs": abs, "__builtins__": {"len": lambda text: 0}})
attempt("import os", {"__builtins__": {}}, exec)
attempt("class Empty: pass", {"__builtins__": {}}, exec)
attempt("class Full:\n    size = len('abc')\nprint(Full.size)", {"__builtins__": __builtins__}, exec)
attempt("class Sized:\n    size = len('abc')", {"__builtins__": {"len": len, "__name__": "own"}}, exec)

# They stay with the functions that are made there.
space = {"__builtins__": {"print": print}}
exec("def show(text):\n    print('shown:', text)\ndef measure(text):\n    return len(text)", space)
space["show"]("a text")
try:
    space["measure"]("a text")
except NameError as error:
    print(error)
space["__builtins__"]["len"] = lambda text: "none of your business"
print(sorted(space["measure"].__builtins__), len("a text"))

# One code with two kinds of them.
code = compile("len('abc')", "<code>", "eval")
print(eval(code), eval(code, {"__builtins__": {"len": str.upper}}), eval(code, {}), eval(code))

code = compile("print(len('abc'))", "<code>", "exec")
for space in {"first": 1}, {"len": lambda text: "its own"}, {"last": 2}:
    exec(code, space)
