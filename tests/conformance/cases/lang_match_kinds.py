import collections, collections.abc, array
def t(x):
    match x:
        case []: return "empty"
        case [a, *r, b]: return ("seq", a, b)
        case {"k": v, **rest}: return ("map", v, rest)
        case {}: return "mapping"
        case _: return None
class Seq(collections.abc.Sequence):
    __getitem__ = None
    def __len__(self): return 0
class Seq2(collections.abc.Sequence):
    def __getitem__(self, i): return [7, 8, 9][i]
    def __len__(self): return 3
class Map(collections.abc.Mapping):
    def __getitem__(self, k): return "v" if k == "k" else (_ for _ in ()).throw(KeyError(k))
    def __iter__(self): return iter(["k"])
    def __len__(self): return 1
class L(list): pass
class D(dict): pass
class R: 
    def __len__(self): return 0
collections.abc.Sequence.register(R)
class R2(R): pass
class RM:
    def keys(self): return ["k"]
    def get(self, k, d=None): return 5 if k == "k" else d
    def __getitem__(self, k): return 5
    def __len__(self): return 1
    def __iter__(self): return iter(["k"])
collections.abc.Mapping.register(RM)
class RM2(RM): pass
class P: pass
class C(P): pass
collections.abc.MutableSequence.register(P)
class Late(P):
    def __len__(self): return 0
class Both(collections.abc.Mapping, list):
    pass
for x in (Seq(), Seq2(), Map(), L([1, 2]), D(k=3), collections.UserDict(k=1), collections.UserList([1, 2]), collections.UserString("ab"), collections.deque([1, 2]), array.array("b", b"ab"), memoryview(b"ab"), b"ab", "ab", range(3), {1, 2}, R(), R2(), RM(), RM2(), Late(), collections.ChainMap({"k": 2}), collections.OrderedDict(k=3), collections.Counter("kk"), collections.defaultdict(int, k=7), bytearray(b"ab"), (i for i in "ab"), dict(k=1).keys(), dict(k=1).items(), collections.namedtuple("N", "a b")(1, 2)):
    print(type(x).__name__, t(x))
import types
print(t(types.MappingProxyType({"k": 1})))
import os
print(t(os.environ))
class K: KEY = "a"
try:
    match {"a": 1}:
        case {K.KEY: y, "a": z}: pass
except ValueError as e: print(e)
for src in ("case {0: _, False: _}: pass", "case {0: _, 0.0: _}: pass", "case {0: _, 0j: _}: pass", "case {'a': _, 'a': _}: pass", "case {1: _, 2: _}: pass", "case 0 ** 0j: pass", "case 1 + 1j: pass", "case 1 + 1: pass", "case -1 - 1j: pass", "case 1j + 1: pass", "case 1 * 1j: pass", "case 0 + 0: pass", "case f'': pass"):
    try: compile("match 0:\n " + src, "s", "exec"); print("ok")
    except SyntaxError as e: print(e)
import errno
for n in ("EAGAIN", "EALREADY", "EINPROGRESS", "EWOULDBLOCK", "EPIPE", "ESHUTDOWN", "ECHILD", "ECONNABORTED", "EINTR", "ESRCH", "EPERM", "ENOTCAPABLE", "ETIMEDOUT", "EEXIST"):
    print(n, type(OSError(getattr(errno, n, -1), "x")).__name__)
import socket
print(socket.herror, socket.gaierror, socket.timeout, socket.error)
