"""A codec that is looked up notes that it failed; the usual ones do not."""
import codecs
import io

for name, data in [("cp1252", b"\x81"), ("ascii", b"\xff"), ("utf-8", b"\xff"), ("utf-16", b"a"), ("utf-16-le", b"a"),
                   ("utf-32", b"abc"), ("latin-1", "\u20ac"), ("ascii", "\xe9"), ("cp437", "\u20ac"), ("KOI8-R", "\xe9"),
                   ("mac_roman", "\u4e2d"), ("unicode_escape", b"\\x"), ("utf-8-sig", b"\xff"), ("iso8859_2", "\u20ac")]:
    direct = data.decode if isinstance(data, bytes) else data.encode
    built = (lambda name: str(data, name)) if isinstance(data, bytes) else (lambda name: bytes(data, name))
    through = codecs.decode if isinstance(data, bytes) else codecs.encode
    for function in (direct, built, lambda name: through(data, name)):
        try:
            function(name)
        except UnicodeError as error:
            print(name, type(error).__name__, getattr(error, "__notes__", None))
try:
    "\u20ac".encode("cp437", "nothing")
except LookupError as error:
    print(error, error.__notes__)
for function in (lambda: codecs.getencoder("cp437")("\u20ac"), lambda: io.TextIOWrapper(io.BytesIO(b"\x81"), "cp1252").read(),
                 lambda: "".encode("nothing")):
    try:
        function()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, getattr(error, "__notes__", None))
"naive \u20ac".encode("cp437")
