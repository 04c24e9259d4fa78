import codecs
import io


def shown(error):
    print(type(error).__name__, error.encoding, error.object, error.start, error.end, error.reason)
    if isinstance(error, UnicodeEncodeError):
        return "<" + "-".join(f"{ord(c):x}" for c in error.object[error.start:error.end]) + ">", error.end
    return f"<{error.object[error.start]:x}>", error.start + 1


codecs.register_error("shown", shown)
print("aéöb€".encode("ascii", "shown"), "x€y".encode("latin-1", errors="shown"), "ж".encode("cp1252", "shown"))
print(b"a\xff\xfeb\xc3".decode("utf-8", "shown"), b"\x80x".decode("ascii", "shown"))
codecs.register_error("bytes", lambda error: (b"\0\xff", error.end))
print("aéb".encode("ascii", "bytes"))
codecs.register_error("skip", lambda error: ("", -1))
print("aéb".encode("ascii", "skip"))
for result in (5, ("a",), ("a", 99), (None, 1)):
    codecs.register_error("wrong", lambda error: result)
    try:
        "aéb".encode("ascii", "wrong")
    except Exception as error:
        print(type(error).__name__, error)
with open("/tmp/h.txt", "w", encoding="ascii", errors="shown") as f:
    f.write("ü!")
print(open("/tmp/h.txt").read())
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    handler = codecs.lookup_error(name)
    try:
        print(name, handler(UnicodeEncodeError("ascii", "aéb", 1, 2, "why")))
    except UnicodeEncodeError as error:
        print(name, error)
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "aé€𝄞".encode()], decoder.getstate())
decoder = codecs.getincrementaldecoder("utf-16")()
print([decoder.decode(bytes([byte])) for byte in "aé".encode("utf-16")])
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), encoder.getstate())
reader = codecs.getreader("utf-8")(io.BytesIO("eins\nzwö\n".encode()))
print(repr(reader.readline()), reader.read())
writer = codecs.getwriter("utf-16")(stream := io.BytesIO())
writer.write("a")
writer.writelines(["b", "c"])
print(stream.getvalue())
recoded = codecs.EncodedFile(stream := io.BytesIO(), "utf-8", "latin-1")
recoded.write("ü".encode())
print(stream.getvalue())
