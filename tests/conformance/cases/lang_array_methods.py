# `array.array`: its operations, their complaints, copies and subclasses.
import array, copy, pickle
a = array.array("h", [3, 1, 2]); print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:], a + a, a * 2, 2 * a, list(a), a.index(1), a.count(1), 3 in a, a.tolist(), a == array.array("i", [3,1,2]), a < array.array("h", [4]))
a.append(5); a.extend([6]); a.insert(0, 9); a.remove(1); print(a.pop(), a.pop(0), a); a.reverse(); print(a); a += array.array("h", [1]); a *= 2; print(a); del a[0]; del a[1:3]; print(a); a[0] = 7; a[1:2] = array.array("h", [8, 9]); print(a, a.tobytes(), a.buffer_info()[1])
for f in (lambda: array.array("h", [100000]), lambda: array.array("z"), lambda: array.array("h", "a"), lambda: array.array("h", ["a"]), lambda: array.array("B", [256]), lambda: array.array("B", [-1]), lambda: array.array("h", [1.5]), lambda: a.append("x"), lambda: a[100], lambda: a.__setitem__(100, 1), lambda: a.pop(100), lambda: a.index(99), lambda: a.remove(99), lambda: a + [1], lambda: a.extend(array.array("i")), lambda: a["x"], lambda: array.array(), lambda: array.array("hh"), lambda: array.array(1), lambda: array.array("f", ["x"]), lambda: a.frombytes(b"1"), lambda: array.array("i", b"1234"), lambda: bytes(array.array("H", [1, 258])), lambda: bytearray(array.array("B", b"ab")), lambda: copy.copy(a), lambda: copy.deepcopy(a), lambda: pickle.loads(pickle.dumps(a)), lambda: array.array("u", "abé"), lambda: array.array("w", "ab").tounicode(), lambda: array.array("d", [1, 2.5, 1e400]), lambda: array.array("f", [0.1]), lambda: array.array("i", range(5))[::2], lambda: array.array("i").clear(), lambda: array.typecodes, lambda: array.ArrayType is array.array, lambda: repr(array.array("i"))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b = array.array("i", [1,2]); b.byteswap(); print(b); b.fromlist([3]); print(b); b.frombytes(b"\1\0\0\0"); print(b)
class A(array.array):
    def __new__(cls, *a, x=1): s = super().__new__(cls, "i", a); s.x = x; return s
    def __init__(self, *a, x=1): pass
q = A(1,2,x=5); print(q, q.x, len(q), type(q[:1]))
print(max(q), sorted(q), [*q], sum(q)); it = iter(q); print(next(it)); q.append(4); print(list(it))


class Numbered(array.array):
    pass


numbered = Numbered("i", [1, 2])
numbered.label = "x"
for protocol in range(6):
    again = pickle.loads(pickle.dumps(numbered, protocol))
    print(protocol, again, type(again).__name__, again.label)
