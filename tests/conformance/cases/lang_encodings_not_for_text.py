# Encodings from bytes to bytes, or from text to text, are none for `encode` and `decode`.
import codecs

for name in "hex", "HEX", "hex-codec", "base64", "rot13", "rot_13", "zip", "zlib", "bz2", "uu", "quopri", "nothing":
    for call in (lambda: "a".encode(name), lambda: b"a".decode(name), lambda: str(b"a", name), lambda: bytes("a", name),
                 lambda: bytearray("a", encoding=name), lambda: b"".decode(name)):
        try:
            print(call())
        except LookupError as error:
            print(error)
print(codecs.encode("a", "rot13"), codecs.encode(b"a", "hex"), codecs.decode(b"YQ==", "base64"))
