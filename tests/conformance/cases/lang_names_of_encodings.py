# What str, bytes and bytearray say of names of encodings that are no texts, in the order in which CPython looks at them.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
E="a\0b"
for enc in "utf-8", E, 1, None, b"x":
    for err in "strict", E, 1, None, b"x":
        t(lambda: bytearray("a", enc, err)); t(lambda: bytes("a", enc, err)); t(lambda: str(b"a", enc, err)); t(lambda: "a".encode(enc, err)); t(lambda: b"a".decode(enc, err)); t(lambda: bytearray(b"a").decode(enc, err))
for enc in "utf-8", E, 1, None, b"x":
    t(lambda: bytearray("a", errors=enc)); t(lambda: bytes("a", errors=enc)); t(lambda: str(b"a", errors=enc)); t(lambda: "a".encode(errors=enc)); t(lambda: b"a".decode(errors=enc)); 
    t(lambda: bytes(b"a", enc)); t(lambda: bytes(3, enc)); t(lambda: bytearray(3, enc)); t(lambda: str("x", enc)); t(lambda: str(3, enc)); t(lambda: str(errors=enc)); t(lambda: str(encoding=enc)); t(lambda: bytes(encoding=enc));t(lambda: bytes(errors=enc)); t(lambda: bytearray(errors=enc))
