# What the comparison of generated programs found.
def tell(work):
    try:
        print(repr(work()))
    except Exception as error:
        print(type(error).__name__, error)


tell(lambda: b"a b" % "x")
tell(lambda: b"%s" % "x")
tell(lambda: bytes(1.5, 2.5))
tell(lambda: bytearray(1, []))
tell(lambda: bytes(1, encoding=5))
tell(lambda: bytes("a", "utf-8", 5))
tell(lambda: complex([], 1))
tell(lambda: complex([]))
for view in {1: 2}, {1: 2}.keys(), {1: 2}.values(), {1: 2}.items():
    print(type(reversed(view)).__name__, list(reversed(view)))
