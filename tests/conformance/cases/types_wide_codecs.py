"""UTF-16, UTF-32 and UTF-8 with a mark; generators that are thrown into twice."""


def told(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = "aé漢😀"
for name in ("utf-16", "utf-16-le", "UTF-16BE", "utf_32", "utf-32-le", "utf-32-be", "utf-8-sig"):
    data = text.encode(name)
    print(name, data.hex(" "), data.decode(name) == text)
print(b"\xfe\xff\x00a".decode("utf-16"), b"a\x00".decode("utf-16"), b"abc".decode("utf-8-sig"))
told(lambda: b"\xff\xfea".decode("utf-16"))
told(lambda: b"a\x00\x00\xd8".decode("utf-16-le"))
told(lambda: b"\x00\xdca\x00".decode("utf-16-le"))
told(lambda: b"\x00\xd8a\x00".decode("utf-16-le"))
told(lambda: b"\x00\xd8a\x00".decode("utf-16-le", "replace"))
told(lambda: b"\x00\x00\x11\x00".decode("utf-32-le"))
told(lambda: b"abc".decode("utf-32-be"))
told(lambda: "abc".encode("utf-7-8"))
