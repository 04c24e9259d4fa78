# code objects of functions, with and without what they take from around them
def attempt(name, f):
    try: r = f()
    except BaseException as e: print(name, type(e).__name__, e)
    else: print(name, "->", repr(r)[:300])
b = 5
attempt("closure", lambda: exec((lambda: b).__code__)); attempt("args", lambda: exec((lambda a: a).__code__)); attempt("free", lambda: (lambda v: exec((lambda: v).__code__))(1))
attempt("eval free", lambda: (lambda v: eval((lambda: v).__code__))(1)); attempt("eval", lambda: eval((lambda: b).__code__))
def outer():
    v = 7
    def inner(): print("inner", v)
    return inner
i = outer()
attempt("with closure", lambda: exec(i.__code__, closure=i.__closure__)); attempt("wrong closure", lambda: exec(i.__code__, closure=())); attempt("not needed", lambda: exec("1", closure=())); attempt("no cells", lambda: exec((lambda: 1).__code__, closure=i.__closure__)); attempt("bad", lambda: exec(i.__code__, closure=5)); attempt("bad2", lambda: exec(i.__code__, closure=(1,)))
def g(): yield 1
attempt("gen", lambda: exec(g.__code__)); attempt("evgen", lambda: type(eval(g.__code__)))
async def co(): return 3
attempt("co", lambda: eval(co.__code__).close())
class Q:
    def m(self): return __class__
attempt("class", lambda: eval(Q.m.__code__))
def d(a=1, *, k=2, **kw): return a
attempt("def", lambda: eval(d.__code__))
def v(*a, **k): return a, k
attempt("var", lambda: eval(v.__code__))
