"""Encodings of texts that come in pieces, and of streams."""

__name__ = "codecs"

import codecs

# How long an escape may be; and the marks at the beginning.
_LONGEST_ESCAPE = 10
_MARKED = {"utf-16": ("utf-16-le", "utf-16-be", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
           "utf-32": ("utf-32-le", "utf-32-be", codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)}


def _complete(data, name, errors):
    """The text of what is complete, and how many bytes that is: an unfinished letter at the end waits for its rest."""
    if name.startswith("raw"):
        import re
        cut = re.search(rb"(?<!\\)(?:\\\\)*(\\(?:u[0-9a-fA-F]{0,3}|U[0-9a-fA-F]{0,7})?)\Z", data)
        data = data[:cut.start(1)] if cut else data
        return data.decode(name, errors), len(data)
    if name.endswith("escape"):
        for back in range(min(_LONGEST_ESCAPE, len(data) + 1)):
            try:
                return data[:len(data) - back].decode(name), len(data) - back
            except UnicodeDecodeError as error:
                if error.end < len(data) - back:
                    break
        return data.decode(name, errors), len(data)
    complete = len(data) - _unfinished(data, name)
    try:
        return data[:complete].decode(name, errors), complete
    except UnicodeDecodeError:
        # What is told of a mistake may hang on what follows.
        return data.decode(name, errors), len(data)


# Which second bytes may follow these first ones, where not all may.
_SECOND = {0xe0: range(0xa0, 0xc0), 0xf0: range(0x90, 0xc0), 0xf4: range(0x80, 0x90)}


def _unfinished(data, name):
    """How many bytes at the end may be the beginning of a letter."""
    if name == "utf-8":
        for count in 1, 2, 3:
            rest = data[-count:]
            if len(rest) < count or rest[0] < 0x80:
                break
            if rest[0] >= 0xc0:
                size = 1 if not 0xc2 <= rest[0] < 0xf5 else 2 + (rest[0] >= 0xe0) + (rest[0] >= 0xf0)
                # Surrogates are waited for too: a handler may want their bytes.
                fits = count == 1 or rest[1] in _SECOND.get(rest[0], rest)
                return count if count < size and fits else 0
        return 0
    if name.startswith("utf-16"):
        odd = len(data) % 2
        end = len(data) - odd
        high = data[end - (1 if name == "utf-16-le" else 2)] if end else 0
        return odd + 2 * (0xd8 <= high < 0xdc)
    return len(data) % 4 if name.startswith("utf-32") else 0


def classes(name, encode, decode):
    """The stream reader, stream writer, incremental encoder and incremental decoder of an encoding."""
    marked = _MARKED.get(name)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        _begun = False

        def encode(self, input, final=False):
            if marked is None and name != "utf-8-sig":
                return input.encode(name, self.errors)
            if not self._begun:
                self._begun = bool(input) or marked is not None
                return input.encode(name, self.errors) if self._begun else b""
            return input.encode("utf-8" if marked is None else marked[0], self.errors)

        def reset(self):
            self._begun = False

        def getstate(self):
            return 2 * (not self._begun) if marked is not None else int(not self._begun) if name == "utf-8-sig" else 0

        def setstate(self, state):
            self._begun = not state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        # What a mark at the beginning has said.
        _inner = None

        def _buffer_decode(self, input, errors, final):
            inner = self._inner
            if inner is None and name == "utf-8-sig":
                if len(input) < 3 and codecs.BOM_UTF8.startswith(input) and not final:
                    return "", 0
                self._inner = "utf-8"
                if input.startswith(codecs.BOM_UTF8):
                    text, used = self._inner_decode(input[3:], errors, final)
                    return text, used + 3
            elif inner is None and marked is not None:
                little, big, little_mark, big_mark = marked
                if len(input) < len(little_mark) and not final:
                    return "", 0
                self._inner = big if input.startswith(big_mark) else little
                if input.startswith((little_mark, big_mark)):
                    text, used = self._inner_decode(input[len(big_mark):], errors, final)
                    return text, used + len(big_mark)
                text, used = self._inner_decode(input, errors, final)
                self._inner = None
                if used >= len(big_mark):
                    raise UnicodeDecodeError(name, input, 0, len(big_mark), "Stream does not start with BOM")
                return text, used
            return self._inner_decode(input, errors, final)

        def _inner_decode(self, input, errors, final):
            inner = self._inner or name
            if final:
                return input.decode(inner, errors), len(input)
            return _complete(input, inner, errors)

        def reset(self):
            self.buffer = b""
            self._inner = None

        def getstate(self):
            if marked is not None:
                return self.buffer, 2 if self._inner is None else int(self._inner == marked[1])
            return self.buffer, int(name == "utf-8-sig" and self._inner is None)

        def setstate(self, state):
            self.buffer, flags = state
            if marked is not None:
                self._inner = None if flags == 2 else marked[flags]
            elif name == "utf-8-sig":
                self._inner = None if flags else "utf-8"

    class Reader(StreamReader):
        def __init__(self, stream, errors="strict"):
            self._decoder = IncrementalDecoder(errors)
            StreamReader.__init__(self, stream, errors)

        def decode(self, input, errors="strict"):
            self._decoder.errors = errors
            self._decoder.buffer = b""
            text = self._decoder.decode(input)
            return text, len(input) - len(self._decoder.buffer)

        def reset(self):
            StreamReader.reset(self)
            self._decoder.reset()

    class Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            StreamWriter.__init__(self, stream, errors)
            self._encoder = IncrementalEncoder(errors)

        def encode(self, input, errors="strict"):
            self._encoder.errors = errors
            return self._encoder.encode(input), len(input)

        def reset(self):
            StreamWriter.reset(self)
            self._encoder.reset()

        def seek(self, offset, whence=0):
            self.stream.seek(offset, whence)
            if whence == 0 and offset == 0:
                self.reset()

    for kind, shown in (Reader, "StreamReader"), (Writer, "StreamWriter"), (IncrementalEncoder, None), \
            (IncrementalDecoder, None):
        kind.__name__ = kind.__qualname__ = shown or kind.__name__
        kind.__module__ = f"encodings.{name.replace('-', '_')}"
    return Reader, Writer, IncrementalEncoder, IncrementalDecoder


class _Through:
    """What a stream around another one hands on to it."""

    def __getattr__(self, name):
        if name == "stream":
            raise AttributeError(name)
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, protocol):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Through, codecs.Codec):
    """Encodes what is written to a stream."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Through, codecs.Codec):
    """Decodes what is read from a stream."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def _fill(self, size, firstline):
        """Decodes another piece; whether the stream had one."""
        piece = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + piece
        if not data:
            return False
        try:
            text, used = self.decode(data, self.errors)
        except UnicodeDecodeError as error:
            if not firstline:
                raise
            # Lines before the mistake can be had.
            text, used = self.decode(data[:error.start], self.errors)
            if len(text.splitlines()) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(piece)

    def read(self, size=-1, chars=-1, firstline=False):
        if chars < 0:
            chars = size
        while (chars < 0 or len(self.charbuffer) < chars) and self._fill(size, firstline):
            pass
        end = len(self.charbuffer) if chars < 0 else chars
        text, self.charbuffer = self.charbuffer[:end], self.charbuffer[end:]
        return text

    def readline(self, size=None, keepends=True):
        line = ""
        step = size or 72
        while True:
            piece = self.read(step, firstline=True)
            if piece.endswith("\r"):
                # Its other half may follow.
                piece += self.read(1, 1)
            line += piece
            lines = line.splitlines(True)
            if lines and (len(lines) > 1 or lines[0].splitlines()[0] != lines[0]):
                line, self.charbuffer = lines[0], "".join(lines[1:]) + self.charbuffer
                break
            if not piece or size is not None:
                break
            step = min(step * 2, 8000)
        return line if keepends or not line else line.splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        # Bytes of an unfinished letter, and text that was read ahead.
        self.bytebuffer = b""
        self.charbuffer = ""
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter(_Through):
    """Reads and writes one stream."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(_Through):
    """Bytes in one encoding, of a stream in another one."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        text = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(text, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)
