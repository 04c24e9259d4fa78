# What goes with an uncaught exception is still told of with its line.
class D:
    def __del__(self): raise ValueError("del")
def f():
    d = D()
    1/0
f()
