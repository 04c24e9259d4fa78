# Halves of surrogate pairs in texts: what the encodings and the handlers of errors make of them, in both ways.
import codecs
import pickle

TEXTS = ["a\ud800b", "a\udc80\udcffb", "\udc80\ud800\udc81", "\xe9\udcff\xe9\ud801"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]


def tried(function, *args):
    try:
        return ascii(function(*args))
    except UnicodeError as error:
        return f"{type(error).__name__} {error}"


for name in ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig", "ascii", "latin-1", "cp1252", "unicode_escape"]:
    for handler in [*HANDLERS, "xmlcharrefreplace", "namereplace"]:
        print(name, handler, *[tried(text.encode, name, handler) for text in TEXTS], sep="\n    ")

DATA = [b"a\xed\xa0\x80b", b"\xff\xfea", b"\xed\xa0", b"a\x81\x9d", b"\xe2\x82a", b"\xed\xed\xa0\x80", b"\\ud800\\udc00",
        b"\x00\xd8a\x00", b"\xd8\x00\x00a", b"\x00\x00\xd8\x00"]
for name in ["utf-8", "utf-16-le", "utf-16-be", "utf-32-be", "ascii", "cp1252", "unicode_escape", "raw_unicode_escape"]:
    for handler in HANDLERS:
        print(name, handler, *[tried(data.decode, name, handler) for data in DATA], sep="\n    ")

# Texts that come in pieces wait for the rest of a letter, of a surrogate too.
for name, pieces in [("utf-8", [b"\xed", b"\xa0", b"\x80"]), ("utf-8", [b"\xe2\x82", b"a", b"\xff"]),
                     ("utf-8", [b"\x80", b"a"]), ("utf-8", [b"\xe2", b"\xf0", b""]), ("utf-16-le", [b"\x3d", b"\xd8\x00", b"\xde"]),
                     ("utf-16", [b"\x3d", b"\xd8\x00", b"\xde"]), ("utf-32", [b"\x41\x00", b"\x00\x00\x42"])]:
    for handler in HANDLERS:
        decoder = codecs.getincrementaldecoder(name)(handler)
        print(name, handler, *[tried(decoder.decode, piece) for piece in pieces], tried(decoder.decode, b"", True), sep="\n    ")

for handler in ["surrogateescape", "surrogatepass"]:
    function = codecs.lookup_error(handler)
    print(function.__name__)
    for error in [UnicodeEncodeError("utf-8", "a\udc80\udcff", 1, 3, "because"), UnicodeDecodeError("utf-8", b"\xed\xa0\x80", 0, 1, "because"),
                  UnicodeEncodeError("utf-16-be", "\ud800", 0, 1, "because"), UnicodeEncodeError("ascii", "\xe9", 0, 1, "because"),
                  UnicodeDecodeError("ascii", b"\xe9a", 0, 2, "because"), UnicodeDecodeError("utf-32-le", b"\0\xd8\0\0", 0, 4, "because")]:
        print("   ", tried(function, error))
    try:
        function(UnicodeTranslateError("a\ud800", 1, 2, "because"))
    except TypeError as error:
        print(error)

for protocol in range(5):
    print(protocol, ascii(pickle.loads(pickle.dumps("\ud800 \xe9 \U0001f600", protocol))))
