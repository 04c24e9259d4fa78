"""Characters by name, names by character, and what `unicodedata` says of wrong arguments."""
import unicodedata as u
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: u.name("ab")); t(lambda: u.name(5)); t(lambda: u.name()); t(lambda: u.name("a", 1, 2)); t(lambda: u.name(chr=5))
t(lambda: u.category("ab")); t(lambda: u.category(5)); t(lambda: u.category()); t(lambda: u.category("a", 1)); t(lambda: u.combining("")); t(lambda: u.decimal("ab"))
t(lambda: u.decimal("a")); t(lambda: u.digit("½")); t(lambda: u.numeric("x")); t(lambda: u.numeric("x", None)); t(lambda: u.numeric("½")); t(lambda: u.digit("②")); t(lambda: u.decimal("②", "no"))
t(lambda: u.lookup("nope")); t(lambda: u.lookup("x"*300)); t(lambda: u.lookup(5)); t(lambda: u.lookup("KEYCAP DIGIT ONE")); t(lambda: u.lookup("line feed")); t(lambda: u.lookup("LATIN SMALL LETTER GHA"))
t(lambda: u.lookup()); t(lambda: u.mirrored("(")); t(lambda: u.bidirectional("א")); t(lambda: u.bidirectional("\U000e0fff")); t(lambda: u.decomposition("é")); t(lambda: u.decomposition("각")); t(lambda: u.decomposition("½")); t(lambda: u.normalize("X", "a")); t(lambda: u.normalize(5, "a")); t(lambda: u.normalize("NFC", 5)); t(lambda: u.normalize("NFC")); t(lambda: u.is_normalized("NFC", "e\u0301"))
t(lambda: u.name("\n")); t(lambda: u.name("\n", "dflt")); t(lambda: u.name("\U000e0fff")); t(lambda: u.name("각")); t(lambda: u.name("𗀀")); t(lambda: u.name("丽"))
t(lambda: u.numeric("万")); t(lambda: u.numeric("༳")); t(lambda: u.lookup("HANGUL SYLLABLE GAG")); t(lambda: u.lookup("CJK UNIFIED IDEOGRAPH-4E2D")); t(lambda: u.lookup("CJK UNIFIED IDEOGRAPH-04E2D")); t(lambda: u.lookup("cjk unified ideograph-4e2d")); t(lambda: u.lookup("LINE FEED\n"))
t(lambda: u.unidata_version); t(lambda: u.lookup(b"SPACE"));
t(lambda: eval(r"'\N{KEYCAP DIGIT ONE}'")); t(lambda: eval(r"'\N{LINE FEED}'")); t(lambda: eval(r"'\N{latin small letter schwa}'")); t(lambda: eval(r"'\N{nope}'"))
t(lambda: u.numeric("\U00011FC0")); t(lambda: u.lookup("HANGUL SYLLABLE ")); t(lambda: u.lookup("HANGUL SYLLABLE XX")); t(lambda: u.digit("a", default=3))
import re
t(lambda: re.findall(r"\N{GREEK SMALL LETTER ALPHA}+", "aααb")); t(lambda: re.compile(r"\N{KEYCAP DIGIT ONE}")); t(lambda: re.compile(r"\N{nope}")); t(lambda: rb"\N{SPACE}".decode("unicode_escape")); t(lambda: rb"a\N{SPA".decode("unicode_escape")); t(lambda: rb"a\N{SPAX}".decode("unicode_escape")); t(lambda: "é☃".encode("ascii", "namereplace"))
