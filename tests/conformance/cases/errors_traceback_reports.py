import traceback, io, sys
class X(Exception): pass
X.__module__ = "some_module"
try: raise X("hi")
except X as e: print(traceback.format_exception_only(e)); te=traceback.TracebackException.from_exception(e); print(te.exc_type_str)
def f(n):
    if n: return f(n-1)
    raise ValueError("deep")
def g():
    try: f(5)
    except ValueError as e:
        raise KeyError("k") from e
try: g()
except KeyError as e:
    te = traceback.TracebackException.from_exception(e)
    print("".join(te.format()))
    print("".join(te.format(chain=False)))
    te = traceback.TracebackException.from_exception(e, limit=1, compact=True)
    te.print(file=sys.stdout)
    print(te == traceback.TracebackException.from_exception(e, limit=1, compact=True), te == traceback.TracebackException.from_exception(e))
    print(te.stack[0].line, te.stack)
eg = ExceptionGroup("outer", [ValueError(i) for i in range(20)] + [ExceptionGroup("inner", [TypeError("a\nb"), ExceptionGroup("in2", [OSError(1, "x")])])])
eg.add_note("a note")
try: raise eg
except ExceptionGroup as e:
    traceback.print_exception(e, file=sys.stdout)
    te = traceback.TracebackException.from_exception(e, max_group_width=2, max_group_depth=1)
    print("".join(te.format()))
    te = traceback.TracebackException.from_exception(e, max_group_width=30, max_group_depth=1)
    print("".join(te.format()))
    print("".join(te.format_exception_only(show_group=True)))
exc = None
for i in range(3000):
    e = Exception(str(i)); e.__cause__ = exc; exc = e
print(len(list(traceback.TracebackException.from_exception(exc).format())))
class Bad(Exception):
    def __str__(self): raise RuntimeError
print(traceback.format_exception_only(Bad()))
e = Exception(); 
for notes in (['a', 5], 'abc', 5, ('x','y'), [1,[2]], None):
    e.__notes__ = notes
    print(notes, traceback.format_exception_only(e))
class S(traceback.StackSummary):
    def format_frame_summary(self, f, **kw): return None if f.name == '<module>' else f"{f.name}:{f.lineno}\n"
def h(): return S.extract(traceback.walk_stack(None))
print(h().format())
print(traceback.StackSummary.extract(traceback.walk_stack(None), limit=1)[0].line)
fs = traceback.FrameSummary("x.py", 3, "f", line="  abc ", locals={"a": 1})
print(fs, fs == ("x.py", 3, "f", "abc"), list(fs), fs[0], fs.locals)
print(traceback.StackSummary.from_list([fs]).format())
try: compile("a b", "<s>", "exec")
except SyntaxError as e:
    te = traceback.TracebackException.from_exception(e); print(te.lineno, te.offset, te.text, te.msg, te.filename); print("".join(te.format_exception_only()))
