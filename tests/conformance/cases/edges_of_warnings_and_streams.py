"""Warnings of the compiler that are errors tell their places, and streams and paths refuse odd arguments."""

import warnings
warnings.simplefilter("error")
for source in ["x = 1 is 1", "x = (a\n is 'a' is b)", "assert (x,\n  'm')", "y; assert (x, 'm'), 5", "1if x else 2", "x = 0x1for x in y", "  1_0or 2".strip(), "1.5and 3", "1jin x", "[1, 2] [3, 4]", "f(1) (2); 's' (1)", "'\\d'", "x = 'a' '\\q'", "b'\\777'"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
try:
    warnings.warn("x", skip_file_prefixes=["a"])
except TypeError as e:
    print(e)

import io
import pathlib

pathlib.Path("f").write_text("abc\ndef\n")
for stream in (open("f"), io.StringIO("abc\n"), open("f", "rb"), io.BytesIO(b"abc\n"), open("f", "rb", 0)):
    for size in (None, 1.5, "x", True, -1, 2**70):
        for name in ("readline", "read"):
            if name == "readline" and size == 2**70 and isinstance(stream, io.TextIOWrapper):
                continue
            stream.seek(0)
            try:
                print(type(stream).__name__, name, size, repr(getattr(stream, name)(size)))
            except (TypeError, OverflowError) as e:
                print(type(stream).__name__, name, size, type(e).__name__, e)
    stream.close()
for suffix in (".", "./x", "x/", "", ".a.b", "/"):
    try:
        print(repr(suffix), pathlib.PurePosixPath("a/b").with_suffix(suffix))
    except ValueError as e:
        print(repr(suffix), e)
