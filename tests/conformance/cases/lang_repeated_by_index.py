"""Sequences repeated by what has an index and refuses to multiply."""
class I:
    def __index__(self): return 2
class R:
    def __index__(self): return 2
    def __rmul__(self, o): return NotImplemented
class M:
    def __index__(self): return 2
    def __mul__(self, o): return NotImplemented
    __rmul__ = __mul__
class N:
    def __mul__(self, o): return NotImplemented
for c in (I, R, M, N):
    for s in ("ab", [1], (1,), b"x", bytearray(b"y"), range(2)):
        for f in (lambda: s * c(), lambda: c() * s):
            try: print(c.__name__, f())
            except TypeError as e: print(c.__name__, e)
    s = [1]
    try:
        s *= c(); print(s)
    except TypeError as e: print(e)
