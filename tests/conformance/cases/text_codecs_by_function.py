"""`codecs.encode` and `codecs.decode` with texts and bytes: escapes may stand in a text, other codecs want bytes."""
import codecs


def shown(function, *args):
    try:
        print(args[1:], repr(function(*args)))
    except Exception as error:
        print(args[1:], type(error).__name__, error)


for name in ("unicode_escape", "unicode-escape", "raw_unicode_escape", "utf-8", "latin-1", "ascii", "cp1252",
             "utf-8-sig"):
    shown(codecs.decode, "a\\n\\u00e9\\x41", name)
    shown(codecs.decode, b"a\\n\\u00e9\\x41", name)
    shown(codecs.encode, "\xe9\n", name, "replace")
    shown(codecs.encode, b"x", name)
shown(codecs.decode, "\xe9\\t", "unicode_escape")
for name in ("rot13", "rot_13"):
    shown(codecs.encode, "Hello", name)
    shown(codecs.encode, b"Hello", name)
print(codecs.lookup("rot13").name, codecs.lookup("hex").name, codecs.lookup("U8").name)
print(codecs.unicode_escape_decode("\\x41"), codecs.getdecoder("unicode_escape")("\\x41"))
print(codecs.unicode_escape_encode("\xe9\n"), codecs.latin_1_decode(b"\xe9"), codecs.ascii_encode("a"))
