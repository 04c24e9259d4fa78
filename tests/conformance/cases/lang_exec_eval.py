# Sources that a program has as text.
for f in (eval, exec):
    try: f(3)
    except TypeError as e: print(e)
    try: f("1", 3)
    except TypeError as e: print(e)
    try: f("1", {}, 3)
    except TypeError as e: print(e)
    try: f()
    except TypeError as e: print(e)
def g(a):
    b=2
    exec("c = a + b; a = 100")
    return eval("a+b"), 'c' in locals(), a
print(g(1))
ns={}; exec("def f(): return q\nq=5", ns); print(list(ns), ns['f']())
loc={}; exec("x=1\ny=x+z", {'z':5}, loc); print(loc)
c=compile("1+2","<s>","eval"); print(eval(c), type(c)); c=compile("a=1","<s>","exec"); d={}; exec(c,d); print(d['a']); 
print(eval("[x*k for x in range(3)]", {'k':2}), eval("  5"), eval("(lambda v: v+1)(2)"), eval("1\n"), eval("a", {}, {'a':3}))
try: eval("nope")
except NameError as e: print(e)
try: compile("x","f","foo")
except ValueError as e: print(e)
try: exec("1/0")
except ZeroDivisionError as e: print(e)
print(eval(b"3+4"), exec("pass"))
exec("new_global = 7"); print(new_global)
exec("for i in range(2): print('i', i)")
class K: exec("attr = 5")
print(K.attr)
