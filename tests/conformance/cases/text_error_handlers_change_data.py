# A handler of a program may put other data in the place of what is decoded, go back, or give what is none.
import codecs


def show(make):
    try:
        print(ascii(make()))
    except Exception as error:
        print(type(error).__name__, error)


def emptied(error):
    error.object = b""
    return "\u4242", 0


def longer(error):
    error.object = b"abcd" * 3
    return "?", error.start


def spoilt(error):
    error.object = 42
    return "\u4242", 0


def beyond(error):
    error.object = b"ab"
    return "-", 3


def next_byte(error):
    return "\ufffd", error.start + 1


for handler in emptied, longer, spoilt, beyond, next_byte:
    codecs.register_error("own." + handler.__name__, handler)
    for encoding, data in ("ascii", b"\xff"), ("utf-8", b"x\xff"), ("utf-16", b"\xff"), ("unicode-escape", b"\\u123g"):
        show(lambda: data.decode(encoding, "own." + handler.__name__))
show(lambda: b"\xd8\xd8\xd8\xd8\xd8\x00\x00\x00".decode("utf-16-le", "own.next_byte"))
show(lambda: bytearray(b"a\xffb").decode("ascii", "own.next_byte"))


def named(error):
    return f"<{error.end - error.start}>", error.end


codecs.register_error("own.named", named)
long = "a\u00e9" * 20000
print(len(long.encode("ascii", "own.named")), "\u20ac\u00e9\u20ac".encode("latin-1", "own.named"))


class Wrong(UnicodeEncodeError):
    def __init__(self):
        self.object = []
        UnicodeEncodeError.__init__(self, "ascii", "", 0, 1, "bad")
        self.object = []


show(lambda: codecs.replace_errors(Wrong()))
show(lambda: codecs.ignore_errors(Wrong()))
