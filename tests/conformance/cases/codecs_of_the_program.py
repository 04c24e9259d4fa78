# Encodings that a program registers, functions of single ones, and readers that take a text in pieces.
import codecs
import copy
import io
import pickle


def tell(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))


def search(name):
    print("asked for", name)
    if name == "my_rev":
        return codecs.CodecInfo(lambda text, errors="strict": (text[::-1].encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode()[::-1], len(data)), name="my-rev")
    if name == "wrong":
        return codecs.CodecInfo(lambda text, errors="strict": 5, lambda data, errors="strict": (5, 1), name="wrong")
    if name == "short":
        return 1, 2
    if name == "failing":
        return codecs.CodecInfo(lambda text: 1 / 0, None, name="failing")


tell(codecs.register, 5)
codecs.register(search)
for name in "my-rev", "MY REV", "wrong", "short", "failing", "no_rev", "utf-8":
    tell("abc".encode, name)
    tell(b"abc".decode, name)
    tell(codecs.encode, "abc", name)
tell(str, b"abc", "my_rev")
tell(bytes, "abc", "my_rev")
print(codecs.lookup("my-rev").name)
codecs.unregister(search)
tell("abc".encode, "my-rev")

for name in "utf-8", "hex":
    info = codecs.lookup(name)
    for again in copy.copy(info), copy.deepcopy(info), pickle.loads(pickle.dumps(info)):
        print(again is info, again == info, again.name)
print(codecs.lookup("rot13").incrementalencoder().encode("Hello"), list(codecs.iterdecode([b"61", b"62"], "hex")))
tell(list, codecs.iterencode(["ab", "c"], "rot13"))
tell(list, codecs.iterencode([b"a"], "base64"))
for function, *args in ((codecs.utf_8_decode, b"a\xc3"), (codecs.utf_8_decode, b"a\xc3", "strict", True), (codecs.utf_16_decode, b"a\0b\0c"), (codecs.utf_16_be_encode, "a"),
                        (codecs.utf_32_le_decode, b"a\0\0\0b"), (codecs.utf_8_decode, "x"), (codecs.escape_decode, rb"a\x41\n\101\\\""), (codecs.escape_decode, b"\\x4"),
                        (codecs.escape_decode, b"\\x4", "ignore"), (codecs.escape_decode, b"\\"), (codecs.escape_encode, b"a\n'\\\xff"), (codecs.readbuffer_encode, "ab"),
                        (codecs.charmap_decode, b"ab", "strict", {97: "x", 98: 121}), (codecs.charmap_decode, b"ac", "replace", {97: "x"}),
                        (codecs.charmap_decode, b"c", "strict", {}), (codecs.charmap_encode, "ab", "strict", {97: b"x", 98: 121}),
                        (codecs.charmap_encode, "abcd", "strict", {97: 97}), (codecs.charmap_build, "abc"), (codecs.make_encoding_map, {1: 2, 3: 2})):
    tell(function, *args)

text = "ABC¡∀XYZ\r\nsecond\u2028third\rlast"
for name in "utf-8", "utf-8-sig", "utf-16", "utf-32-be", "raw_unicode_escape":
    data = text.encode(name)
    for size in -1, 1, 3, 64:
        reader = codecs.getreader(name)(io.BytesIO(data))
        pieces = iter(lambda: reader.read(size), "")
        print(name, size, "".join(pieces) == text, end=" ")
    reader = codecs.getreader(name)(io.BytesIO(data))
    print([reader.readline(), reader.read(1), reader.read(2, 2), reader.readline(keepends=False), *reader])
tell(codecs.getreader("ascii")(io.BytesIO(b"one\ntwo\n\xffthree")).readline)
