"""The source of what is defined, blank lines and comments among it."""
import inspect


def fin():
    try:
        return "try"
    finally:
        print("before return")


def deco(x=1,
         y=2):
    # comment
    return lambda a: a


class A:
    """Doc."""
    @staticmethod
    @property
    def m():
        pass

    async def n(self): pass

print(inspect.getsource(fin))
print(inspect.getsource(deco))
print(inspect.getsource(A))
print(inspect.getsource(A.n))
print(inspect.getsourcelines(A.n), inspect.getsourcelines(fin)[1])
f = lambda q: q + 1
print(inspect.getsource(f))
print(inspect.getsource(inspect.getmodule(fin))[:20], inspect.getsourcefile(fin).split("/")[-1], inspect.getfile(A).split("/")[-1], inspect.getcomments(fin))
