# What `compile` takes: paths as names of files, sources in bytes, no null characters.
import pathlib

for name in pathlib.Path("folder/source.py"), b"source.py", "source.py", 5, None:
    try:
        print(compile("1 + 1", name, "eval").co_filename)
    except TypeError as error:
        print(error)

for source in b"1 + 1", b"\xef\xbb\xbf1 + 1", bytearray(b"2"), "1\0", b"1\0":
    for run in eval, lambda text: eval(compile(text, "<text>", "eval")):
        try:
            print(source, run(source))
        except (SyntaxError, TypeError) as error:
            print(source, repr(error))
