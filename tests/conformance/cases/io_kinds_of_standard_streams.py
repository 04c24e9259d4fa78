# What the standard streams are instances of.
import io
import sys

for stream, kind in (sys.stdin, io.BufferedReader), (sys.stdout, io.BufferedWriter), (sys.stderr, io.BufferedWriter):
    print([isinstance(stream, base) for base in (io.IOBase, io.TextIOBase, io.TextIOWrapper, io.StringIO, io.RawIOBase)])
    print([isinstance(stream.buffer, base) for base in (io.IOBase, io.BufferedIOBase, kind, io.RawIOBase, io.BytesIO)])
    print(issubclass(type(stream), io.TextIOBase), issubclass(io.StringIO, type(stream)))
