import array
import io


class Pieces(io.RawIOBase):
    """A stream that gives and takes little at once, and tells of it."""

    def __init__(self, *pieces):
        self.pieces = list(pieces)
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        if piece is None:
            return None
        buffer[:len(piece)] = piece
        print("read", len(buffer), "got", len(piece))
        return len(piece)

    def write(self, data):
        self.written.append(bytes(data)[:4])
        return min(len(data), 4)


reader = io.BufferedReader(Pieces(b"ab", b"cd\ne", b"f\n", b"gh"), 8)
print(reader.peek(), reader.read(1), reader.read1(5), reader.readline(), reader.readline(), reader.read(), reader.read())
reader = io.BufferedReader(Pieces(b"ab", None, b"cd"))
print(reader.read(4), reader.read(4), reader.read(4))
writer = io.BufferedWriter(Pieces(), 5)
print(writer.write(b"abc"), writer.raw.written, writer.write(b"defghijklm"), writer.raw.written)
writer.flush()
print(writer.raw.written)
text = io.TextIOWrapper(io.BufferedReader(Pieces(b"sm\xc3", b"\xbcll\r", b"\nend")), encoding="utf-8")
print(text.readlines(), text.newlines)
numbers = array.array("i", [0, 0])
print(io.BytesIO(b"\1\0\0\0\2\0\0\0").readinto(numbers), numbers)
pair = io.BufferedRWPair(io.BytesIO(b"in"), out := io.BytesIO())
pair.write(b"out")
pair.flush()
print(pair.read(), out.getvalue(), pair.readable(), pair.writable(), pair.seekable())
inner = reader.detach()
for wrong in (reader.read, reader.detach, lambda: io.BufferedReader(io.BytesIO(), 0), lambda: inner.seek(0),
              lambda: io.BufferedWriter(io.BytesIO()).read(), lambda: reader.raw):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Wrong(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        return len(buffer) + 1


try:
    io.BufferedReader(Wrong()).read(3)
except OSError as error:
    print(error)
print(io.BufferedRandom(io.BytesIO(b"abcdef")))
both = io.BufferedRandom(io.BytesIO(b"abcdef"))
print(both.read(2), both.write(b"XY"), both.tell(), both.read(1), both.seek(-1, 1), both.write(b"Z"), both.seek(0), both.read())
