import sys
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
print(sys.get_int_max_str_digits())
t(lambda: sys.set_int_max_str_digits(0)); print(sys.get_int_max_str_digits())
t(lambda: sys.set_int_max_str_digits(2048)); print(sys.get_int_max_str_digits())
t(lambda: len(str(10**3000)))
t(lambda: int('1'*3000))
sys.set_int_max_str_digits(0)
t(lambda: len(str(10**30000)))
import functools, typing
print(functools.WRAPPER_ASSIGNMENTS)
class C:
    __slots__=('x',)
t(lambda: C().x)
def meth(self): pass
@functools.singledispatch
def g(a): pass
def r1():
    @g.register
    def _(arg: typing.Iterable[str]): return 1
t(r1)
def r2():
    @g.register
    def _(arg): return 1
t(r2)
def r3():
    @g.register
    def _(arg: int | typing.Iterable[str]): return 1
t(r3)
def r4():
    @g.register(42)
    def _(arg): return 1
t(r4)
import array, struct
t(lambda: int(array.array('B', b'12')))
t(lambda: float(array.array('B', b'12')))
a=array.array('b', b' '*6)
t(lambda: struct.pack_into('<I', a, 1, 7)); print(a)
t(lambda: struct.unpack_from('<I', a, 1))
import base64, hmac
t(lambda: base64.b64decode(array.array('B', b'YWJj')))
t(lambda: base64.decodebytes(""))
t(lambda: base64.encodebytes([]))
t(lambda: base64.encodebytes(""))
t(lambda: hmac.compare_digest('é', 'é'))
t(lambda: hmac.compare_digest('é', 'é'))
t(lambda: hmac.compare_digest(b'a', 'a'))
t(lambda: len(type('X', (), {'__len__': lambda s: 2**100})()))
class P(property): pass
class A:
    @P
    def x(self): "doc x"
print(A.x.__doc__)
class PS(property):
    "sub doc"
class B:
    @PS
    def x(self): "doc x"
print(B.x.__doc__)
t(lambda: type('A', (), {'__slots__': ('x y',)}))
t(lambda: type('A', (), {'__slots__': (1,)}))
t(lambda: type('B.A', (), {}).__name__)
t(lambda: type('B.A', (), {}))
import collections
t(lambda: bytearray(b',').join(iter([b'a'])))
import warnings
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    print(bool(NotImplemented), [str(w.message) for w in found])
buffer = bytearray(8)
view = memoryview(buffer)[2:6]
struct.pack_into(">H", view, 1, 0x4142)
print(buffer)
t(lambda: struct.pack_into(">H", view, 3, 1))
t(lambda: struct.pack_into(">H", bytes(4), 0, 1))
