"""What `unicodedata` says of characters of all planes, in digests."""
import hashlib
import unicodedata

OF_CHAR = ("category", "bidirectional", "combining", "mirrored", "east_asian_width", "decomposition")

for first, step in ((0, 1), (0x1000, 7), (0xAC00, 31), (0xE000, 13), (0x10000, 11), (0x20000, 31), (0xE0000, 43)):
    digest = hashlib.sha256()
    named = found = 0
    for code in range(first, first + 3000 * step, step):
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        for function in OF_CHAR:
            digest.update(repr(getattr(unicodedata, function)(char)).encode())
        for function in (unicodedata.numeric, unicodedata.digit, unicodedata.decimal, unicodedata.name):
            digest.update(repr(function(char, None)).encode())
        if name := unicodedata.name(char, ""):
            named += 1
            found += unicodedata.lookup(name) == char
    print(f"{first:x}", named, found, digest.hexdigest()[:16])
