"""Normal forms of all characters, in digests of blocks."""
import hashlib
import unicodedata

for first, last in ((0xA0, 0x2000), (0x2000, 0x3400), (0xF900, 0x10000), (0x10A00, 0x11A00), (0x1D000, 0x1F300)):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        digest = hashlib.sha256()
        known = [chr(code) for code in range(first, last)]
        known = [char for char in known if char.isprintable() or char.isspace()]
        for char in known:
            digest.update(unicodedata.normalize(form, f"a{char}\u0301\u0323{char}").encode())
        print(f"{first:x}", form, len(known), digest.hexdigest()[:16])
    print(sum(unicodedata.combining(char) for char in known))
print(unicodedata.normalize("NFKC", "ﬁ ℌ ½ \u1100\u1161 カ\u3099"), unicodedata.is_normalized("NFC", "e\u0301"))
print(unicodedata.name("ř"), unicodedata.lookup("LATIN SMALL LETTER E WITH ACUTE"))
ﬁn = 1
print(fin)
