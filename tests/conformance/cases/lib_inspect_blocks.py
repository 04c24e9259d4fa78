"""The source of a definition ends where its block ends, whatever texts, brackets and comments say in between."""
import inspect


def f(a,
      b=(1,
         2)):  # comment (
    """doc
unindented ( text
    """
    x = [
1,
    ]
    return x
    # at the end of the body

    # after a blank line
  # of neither
# outside


lam = [lambda x, \
    y: x + y,
    lambda: (
        1)]


def one(): return 1
class C:
    x = '''
not code
'''

    def m(self):
        if 1:
            pass

    @staticmethod
    @(lambda f: f)
    def deco(
        self
    ): return "a#b"  # c

    async def co(self): pass

    y = 5


two = lambda a: a and \
    a


def cont(): return 1 and \
2


for thing in f, lam[0], lam[1], one, C, C.m, C.deco, C.co, two, cont:
    print(repr(inspect.getsource(thing)))
whole = inspect.getsourcelines(inspect.currentframe())
print(inspect.getsourcelines(C.m)[1], len(whole[0]), whole[1])
