# Views of bytes and of arrays: formats, exports, assignment; objects with `__buffer__`.
import array
b = bytearray(b"hello")
m = memoryview(b)
print(len(m), m[0], m[-1], m[1:3], bytes(m[1:3]), m.tolist(), m.readonly, m.obj is b) if False else print(len(m), m[0], m[-1], bytes(m[1:3]), m.tolist(), m.readonly, m.obj is b)
for op in ("b.append(1)", "b.extend(b'x')", "b.pop()", "b.clear()", "b.insert(0,1)", "b.remove(104)", "del b[0]", "del b[:2]", "b[1:2]=b'xyz'", "b[1:2]=b'z'", "b[:]=b'12345'", "b+=b'x'", "b*=2", "b.reverse()", "b[0]=65"):
    try: exec(op); print(op, "ok", b)
    except Exception as e: print(op, type(e).__name__, e)
sub = m[1:4]; m.release()
try: b.append(1)
except BufferError as e: print(e)
sub.release(); b.append(33); print(b)
with memoryview(b) as v: v[0] = 1; print(v)  if False else None
try: v[0]
except ValueError as e: print(e)
a = array.array("i", [1, 2, 3, -4])
m = memoryview(a); print(m.format, m.itemsize, m.nbytes, len(m), m.tolist(), m[0], m[-1], m[1:3].tolist(), m[::-1].tolist(), m[::2].tolist())
m[0] = 100; print(a, a[0], sum(a), list(a)); a[1] = 55; print(m[1], m.tolist())
for f in (lambda: a.append(1), lambda: a.pop(), lambda: a.extend([1]), lambda: m.__setitem__(0, "x"), lambda: m.__setitem__(0, 2**40), lambda: m.__setitem__(0, 1.5), lambda: m[10], lambda: m["a"], lambda: m.__setitem__(slice(0,2), b"12"), lambda: m.__setitem__(slice(0,2), array.array("i", [7, 8])), lambda: m.__setitem__(slice(0,2), array.array("h", [7, 8])), lambda: m.cast("h"), lambda: m.cast("B").tolist(), lambda: m.cast("b").cast("H").tolist(), lambda: m.cast("zz"), lambda: m[::2].cast("B"), lambda: memoryview(b"abc").cast("i"), lambda: m.__delitem__(0), lambda: hash(m), lambda: hash(memoryview(b"abc")) == hash(b"abc"), lambda: m == a, lambda: m == memoryview(a), lambda: memoryview(b"abc") == b"abc", lambda: memoryview(b"abc") == "abc", lambda: m == [1], lambda: bytes(m[:1]), lambda: m.hex(), lambda: m.tobytes()[:4], lambda: m.shape, lambda: m.strides, lambda: m[::2].strides, lambda: m[::2].contiguous, lambda: m.ndim, lambda: 100 in m, lambda: list(reversed(m)), lambda: min(m), lambda: memoryview(a)[1:][1:].tolist(), lambda: m.toreadonly().__setitem__(0, 1), lambda: m < m, lambda: m + m, lambda: bytearray(m)[:4], lambda: b"".join([m, b"x"])[-2:], lambda: int.from_bytes(m[:1], "little")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m.release(); a.append(9); print(a)
for t, vals in (("f", [1.5, 2]), ("d", [0.1]), ("B", [1, 255]), ("b", [-1]), ("H", [65535]), ("q", [-2**63]), ("Q", [2**64-1]), ("l", [-5]), ("L", [5])):
    x = array.array(t, vals); y = memoryview(x); print(t, y.format, y.itemsize, y.tolist(), y.nbytes)
class Buf:
    def __init__(self): self.d = bytearray(b"xyz")
    def __buffer__(self, flags): return memoryview(self.d)
    def __release_buffer__(self, v): pass
bb = Buf(); v = memoryview(bb); v[0] = 65; print(bb.d, bytes(v))
x = memoryview(bytearray(8)).cast("d"); x[0] = 3.5; print(x.tolist(), x.cast("B").hex())
y = memoryview(bytearray(4)).cast("?"); y[1] = 5; print(y.tolist()); c = memoryview(b"ab").cast("c"); print(c[0], c.tolist())
