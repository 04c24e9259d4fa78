"""A filter makes an error of the warning about a coroutine that nobody awaited: a hook is told of it."""
import warnings, sys
async def co(): pass
warnings.simplefilter("error")
def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.err_msg, type(u.object).__name__, u.object.__name__, u.object.__qualname__)
    print(u.exc_traceback is not None, repr(u.object)[:20])
sys.unraisablehook = hook
co()
def f():
    return co()
f()
async def main():
    co()
try: main().send(None)
except StopIteration: print("done")
warnings.resetwarnings()
co()
