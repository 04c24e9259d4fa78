# Files around the ends of a pipe, which may not block and have no place; and what a derived stream says of itself.
import io, os, warnings

warnings.simplefilter("always")
reader, writer = os.pipe()
os.set_blocking(reader, False)
with open(reader, "rb", buffering=0) as raw, open(writer, "ab", buffering=0) as sink:
    print(raw.read(5), raw.readinto(bytearray(3)), raw.seekable(), sink.seekable(), sink.write(b"some bytes"))
    print(raw.read(4), raw.read(), raw.read())
    os.set_blocking(writer, False)
    sent = 0
    while (number := sink.write(b"x" * 4096)) is not None:
        sent += number
    print(sent == 65536, raw.read(8) == b"x" * 8)
for attempt in (lambda: os.read(reader, 1), lambda: os.close(writer)):
    try:
        attempt()
    except OSError as error:
        print(error)

reader, writer = os.pipe()
kept = open(reader, "rb", closefd=False)
del kept
other = os.dup(writer)
os.close(writer)
os.write(other, b"still open")
os.close(other)
with open(reader) as file:
    print(file.read())


class Sink(io.BytesIO):
    readable = io.BufferedIOBase.readable
    seekable = io.BufferedIOBase.seekable


text = io.TextIOWrapper(Sink(), "ascii")
print(text.readable(), text.writable(), text.seekable())
