# Bytearrays are taken apart by the protocol, emptied by a failing `__init__`, and held by their views.
import pickle


class Tagged(bytearray):
    def __new__(cls, value=b"", *rest):
        print("new", value, rest)
        return super().__new__(cls)


def tell(action):
    try:
        print(action())
    except (TypeError, ValueError, OverflowError, MemoryError, BufferError) as error:
        print(f"{type(error).__name__}: {error}")


for protocol in range(6):
    print(bytearray(b"\xffa").__reduce_ex__(protocol), bytearray().__reduce_ex__(protocol))
print(bytearray(b"ab").__reduce__())
print(pickle.dumps(Tagged(b"\xe9"), 2))
print(pickle.loads(pickle.dumps(Tagged(b"\xe9"), 1)))
print(Tagged.fromhex("41 42"))

held = bytearray(b"abc")
tell(lambda: held.__init__("no encoding"))
print(held)
view = memoryview(held)
tell(lambda: held.clear())
tell(lambda: held.__init__(b"x"))
tell(lambda: held.__init__(b""))
view.release()
held.__init__(b"xyz")
view = memoryview(held)
tell(lambda: held.__init__(b"abc"))
tell(lambda: held.clear())
print(held, bytes(view))

# A view is no more hashable than what it shows.
print(hash(memoryview(b"ab")) == hash(b"ab"))
tell(lambda: hash(view))
tell(lambda: hash(view.toreadonly()))
print(memoryview(bytes(7) + b"\x80").cast("P")[0])

tell(lambda: "xy" * 2**62)
tell(lambda: b"xy" * 2**62)
tell(lambda: [0] * 2**62)
tell(lambda: "\tx".expandtabs(2**31))
tell(lambda: b"\tx".expandtabs(-(2**40)))
print(repr("a\tb".expandtabs(-(2**31))))
