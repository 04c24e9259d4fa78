texts = ["", "a", "abc", "Hello World", "  x  ", "a,b,,c", "ß", "ǅabc", "ÀÉ", "12", "٣", "½", "a\nb\r\nc\x0bd\u2028e", "\t1\tab\t", "-42", "+5", "日本語", "😀x😀", "aaa", "HELLO", "hello wORLD foo", "x_1", "class", "\x00", "'", '"', "'\"", "\\", "\x7f\x80\xa0\xad", "{}", "%s", "ΑΣ", "İ", "ﬁ", "a b\u3000c", "\x1c \x85"]
sums = {}


def t(name, f):
    """Adds what the call gives to the sum of its name: a grid is too large to print."""
    try: r = f()
    except Exception as e: r = (type(e).__name__, str(e))
    if r != r: r = "nan"
    number, total = sums.get(name, (0, 0))
    sums[name] = (number + 1, (total * 31 + int.from_bytes(ascii(r).encode(), "big")) % (2**61 - 1))
for s in texts:
    for m in "lower upper casefold swapcase capitalize title isalpha isalnum isdecimal isdigit isnumeric isspace isprintable isidentifier islower isupper istitle isascii strip lstrip rstrip split rsplit splitlines expandtabs encode __len__ __repr__ __hash__".split():
        t(m, lambda: getattr(s, m)())
    for u in ["", "a", "l", " ", ",", "o w", "\n", "é", "😀", "x"]:
        for m in "find rfind count index rindex startswith endswith split rsplit partition rpartition strip lstrip rstrip removeprefix removesuffix join __contains__ __add__ __lt__ __eq__".split():
            t(m, lambda: getattr(s, m)(u))
        for a, b in [(0, 1), (1, None), (-2, None), (None, -1), (5, 2), (100, 200), (-100, 100), (2**70, None), (None, -2**70)]:
            for m in "find rfind count startswith endswith".split():
                t(m, lambda: getattr(s, m)(u, a, b))
        for n in [-1, 0, 1, 2]:
            t("split", lambda: s.split(u, n)); t("rsplit", lambda: s.rsplit(u, n)); t("replace", lambda: s.replace(u, "<>", n))
            t("split", lambda: s.split(None, n)); t("rsplit", lambda: s.rsplit(None, n))
    for n in [-1, 0, 1, 3, 5, 8, 10]:
        for m in "center ljust rjust zfill expandtabs __mul__".split():
            t(m, lambda: getattr(s, m)(n))
        t("center", lambda: s.center(n, "é")); t("[]", lambda: s[n]); t("[:]", lambda: (s[n:], s[:n], s[::n], s[n::-1]))
    t("keep", lambda: s.splitlines(True)); t("keep", lambda: s.splitlines(keepends=True))
    for e in ["utf-8", "ascii", "latin-1"]:
        for h in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"]:
            t("enc", lambda: s.encode(e, h)); t("dec", lambda: s.encode("utf-8").decode(e, h))
    t("tr", lambda: s.translate({97: "AA", 98: None, 99: 68, 32: "_"})); t("tr2", lambda: s.translate(str.maketrans("abc", "xyz", "lo")))
    t("int", lambda: int(s)); t("float", lambda: float(s)); t("complex", lambda: complex(s)); t("ord", lambda: ord(s)); t("int16", lambda: int(s, 16)); t("int0", lambda: int(s, 0))
    for spec in ["", ">5", "<5", "^7", "*^9", "5", "05", ".2", "10.1", "s", "d", "=5", "+", "#", ",", "x>3s", "}<4", "é^6"]:
        t("fmt " + spec, lambda: format(s, spec)); 
    for p in ["%s", "%5s", "%-5s|", "%.1s", "%r", "%a", "%5.2r", "%d", "%c", "%%%s"]:
        t(p, lambda: p % s)
datas = [s.encode("utf-8") for s in texts] + [bytes(range(256))]
for d in datas:
    for D in (d, bytearray(d)):
        for m in "lower upper swapcase capitalize title isalpha isalnum isdigit isspace islower isupper istitle isascii strip lstrip rstrip split rsplit splitlines expandtabs hex __len__ __repr__".split():
            t(m, lambda: getattr(D, m)())
    for u in [b"", b"a", b"l", b" ", b",", b"o w", b"\n", 97, 300, "x", bytearray(b"a")]:
        for m in "find rfind count index rindex startswith endswith split rsplit partition rpartition strip lstrip rstrip removeprefix removesuffix join __contains__ __add__ __lt__ __eq__".split():
            t(m, lambda: getattr(d, m)(u))
        for a, b in [(0, 1), (1, None), (-2, None), (None, -1), (5, 2)]:
            for m in "find rfind count startswith endswith".split():
                t(m, lambda: getattr(d, m)(u, a, b))
        for n in [-1, 0, 1, 2]:
            t("split", lambda: d.split(u, n)); t("rsplit", lambda: d.rsplit(u, n)); t("replace", lambda: d.replace(u, b"<>", n))
            t("split", lambda: d.split(None, n)); t("rsplit", lambda: d.rsplit(None, n))
    for n in [-1, 0, 1, 3, 5, 8, 10]:
        for m in "center ljust rjust zfill expandtabs __mul__".split():
            t(m, lambda: getattr(d, m)(n))
        t("[]", lambda: d[n]); t("[:]", lambda: (d[n:], d[:n], d[::n], d[n::-1]))
    t("hex", lambda: (d.hex("-"), d.hex(":", 3), d.hex(":", -3))); t("int", lambda: int(d)); t("float", lambda: float(d)); t("frombytes", lambda: int.from_bytes(d, "little", signed=True)); t("frombytes", lambda: int.from_bytes(d))

for name, (number, total) in sums.items():
    print(name, number, total)
