"""Text over streams of bytes."""

__name__ = "_io"

import codecs

from _buffered import _refuse_pickling
from io import TextIOBase, UnsupportedOperation, _line_end, _place, _size

CHUNK = 8192
# Encodings whose bytes can be made and read piece by piece without a state, but for letters that are cut in two.
_PLAIN = {"utf-8", "utf8", "ascii", "latin-1", "latin1", "iso8859-1", "iso-8859-1", "us-ascii", "cp1252"}


class IncrementalNewlineDecoder:
    """Remembers which kinds of line ends it has seen, and turns all of them into one if it is to."""

    _ENDS = (None, "\n", "\r", ("\r", "\n"), "\r\n", ("\n", "\r\n"), ("\r", "\r\n"), ("\r", "\n", "\r\n"))

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder = decoder
        self.translate = translate
        self.errors = errors
        self._seen = 0
        self._held = False

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if not isinstance(text, str):
            raise TypeError(f"decoder should return a string result, not '{type(text).__name__}'")
        if self._held and (text or final):
            text = "\r" + text
            self._held = False
        if text.endswith("\r") and not final:
            # Its other half may come.
            text = text[:-1]
            self._held = True
        if "\r" not in text:
            if "\n" in text:
                self._seen |= 1
            return text
        both = text.count("\r\n")
        if both:
            self._seen |= 4
        if text.count("\r") > both:
            self._seen |= 2
        if text.count("\n") > both:
            self._seen |= 1
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translate else text

    def getstate(self):
        rest, flags = (b"", 0) if self.decoder is None else self.decoder.getstate()
        return rest, flags << 1 | self._held

    def setstate(self, state):
        rest, flags = state
        self._held = bool(flags & 1)
        if self.decoder is not None:
            self.decoder.setstate((rest, flags >> 1))

    def reset(self):
        self._seen = 0
        self._held = False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        return self._ENDS[self._seen]


def _check_newline(newline):
    if newline not in (None, "", "\n", "\r", "\r\n"):
        if not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        raise ValueError(f"illegal newline value: {newline}")


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    __reduce_ex__ = _refuse_pickling
    _buffer = _encoding = _errors = None
    _detached = False
    _chunk_size = CHUNK

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        self._buffer = None
        if not isinstance(encoding, (str, type(None))):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if not isinstance(errors, (str, type(None))):
            raise TypeError(f"TextIOWrapper() argument 'errors' must be str or None, not {type(errors).__name__}")
        _check_newline(newline)
        encoding = self._known(encoding)
        if errors is not None:
            # The name itself must be one that can be encoded.
            b"".decode("utf-8", errors)
        self._set_up(encoding, errors or "strict", newline)
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._pending = []
        self._pending_size = 0
        self._forget()
        self._buffer = buffer
        self._detached = False
        self._seekable = self._telling = buffer.seekable()
        self._has_read1 = hasattr(buffer, "read1")
        if self._seekable and buffer.writable() and self._encoder is not None and buffer.tell() != 0:
            self._encoder.setstate(0)

    def _known(self, encoding):
        """The name of an encoding for text."""
        if encoding in (None, "locale"):
            return "utf-8"
        if encoding.lower() not in _PLAIN:
            info = codecs.lookup(encoding)
            if not info._is_text_encoding:
                raise LookupError(f"{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs")
        return encoding

    def _set_up(self, encoding, errors, newline):
        self._encoding = encoding
        self._errors = errors
        self._newline = newline
        # Of encodings that begin with a mark, or have states.
        self._encoder = None if encoding.lower() in _PLAIN else codecs.getincrementalencoder(encoding)(errors)
        self._decoder = None

    def _forget(self):
        """Nothing is read ahead."""
        # Text that was decoded, how much of it is used, and the state of the decoder before it with what it was given.
        self._text = ""
        self._used = 0
        self._before = None

    # What it is.

    @property
    def buffer(self):
        if self._buffer is None:
            if self._detached:
                raise ValueError("underlying buffer has been detached")
            raise ValueError("I/O operation on uninitialized object")
        return self._buffer

    def _check_attached(self):
        self.buffer

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        return self._errors

    @property
    def line_buffering(self):
        return self._line_buffering

    @property
    def write_through(self):
        return self._write_through

    @property
    def newlines(self):
        return getattr(self._decoder, "newlines", None)

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def _CHUNK_SIZE(self):
        self.buffer
        return self._chunk_size

    @_CHUNK_SIZE.setter
    def _CHUNK_SIZE(self, size):
        self.buffer
        if not hasattr(type(size), "__index__"):
            raise TypeError(f"{type(size).__name__!r} object cannot be interpreted as an integer")
        chosen = size.__index__()
        if not -1 << 63 <= chosen < 1 << 63:
            raise ValueError(f"cannot fit {type(size).__name__!r} into an index-sized integer")
        if chosen <= 0:
            raise ValueError("a strictly positive integer is required")
        self._chunk_size = chosen

    def __repr__(self):
        if self._buffer is None and not self._detached:
            self.buffer
        kind = "_io.TextIOWrapper" if type(self).__module__ == "_io" else \
            f"{type(self).__module__}.{type(self).__qualname__}"
        parts = [f"<{kind}"]
        try:
            name = self.name
        except (AttributeError, ValueError):
            pass
        else:
            if name is self:
                raise RuntimeError(f"reentrant call inside {kind}.__repr__")
            parts.append(f" name={name!r}")
        try:
            parts.append(f" mode={self.mode!r}")
        except (AttributeError, ValueError):
            pass
        return "".join(parts) + f" encoding={self.encoding!r}>"

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def isatty(self):
        return self.buffer.isatty()

    def fileno(self):
        return self.buffer.fileno()

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        if self._decoder is not None and (encoding is not None or errors is not None or newline is not ...):
            raise UnsupportedOperation(
                "It is not possible to set the encoding or newline of stream after the first read")
        if not isinstance(encoding, (str, type(None))):
            raise TypeError(f"reconfigure() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if not isinstance(errors, (str, type(None))):
            raise TypeError(f"reconfigure() argument 'errors' must be str or None, not {type(errors).__name__}")
        if newline is not ...:
            _check_newline(newline)
        if errors is None:
            errors = self._errors if encoding is None else "strict"
        else:
            errors = errors.partition("\0")[0]
            b"".decode("utf-8", errors)
        encoding = self._encoding if encoding is None else self._known(encoding.partition("\0")[0])
        self.flush()
        self._set_up(encoding, errors, self._newline if newline is ... else newline)
        if self._seekable and self._encoder is not None and self.buffer.writable() and self.buffer.tell() != 0:
            self._encoder.setstate(0)
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    def flush(self):
        buffer = self.buffer
        self._check_closed()
        self._telling = self._seekable
        self._write_pending()
        buffer.flush()

    def _write_pending(self):
        pending = self._pending
        if pending:
            data = b"".join(pending)
            pending.clear()
            self._pending_size = 0
            self._buffer.write(data)

    def close(self):
        buffer = self.buffer
        if not buffer.closed:
            try:
                self.flush()
            finally:
                buffer.close()

    def detach(self):
        buffer = self.buffer
        self.flush()
        self._buffer = None
        self._detached = True
        return buffer

    def __del__(self):
        buffer = self._buffer
        if buffer is None:
            return
        try:
            warn = getattr(buffer, "_dealloc_warn", None)
            if warn is not None:
                warn(self)
        finally:
            try:
                self.close()
            except Exception:
                pass

    def _check_closed(self, msg=None):
        if self.buffer.closed:
            raise ValueError(msg or "I/O operation on closed file.")

    # Writing.

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not %s" % type(s).__name__)
        buffer = self._buffer
        if buffer is None or buffer.closed:
            self._check_closed()
        count = len(s)
        newline = self._newline
        flushes = self._line_buffering and ("\n" in s or "\r" in s)
        if newline is not None and newline not in ("", "\n"):
            s = s.replace("\n", newline)
        if self._encoder is None:
            data = s.encode(self._encoding, self._errors)
        else:
            data = self._encoder.encode(s)
        # As in CPython, writing goes on behind what was read ahead.
        if self._before is not None:
            self._forget()
        if self._decoder is not None:
            self._decoder.reset()
        if self._pending_size == 0 and not buffer.writable():
            raise UnsupportedOperation("not writable")
        if self._pending_size and self._pending_size + len(data) > self._chunk_size:
            self._write_pending()
        self._pending.append(data)
        self._pending_size += len(data)
        if self._pending_size >= self._chunk_size or self._write_through or flushes:
            self._write_pending()
        if flushes:
            buffer.flush()
        return count

    # Reading.

    def _make_decoder(self):
        make = codecs.getincrementaldecoder(self._encoding)
        decoder = make(self._errors)
        if self._newline in (None, ""):
            decoder = IncrementalNewlineDecoder(decoder, self._newline is None)
        self._decoder = decoder
        return decoder

    def _ready(self):
        """What reading needs, and what it may not leave behind."""
        buffer = self.buffer
        self._check_closed()
        if self._decoder is None:
            if not buffer.readable():
                raise UnsupportedOperation("not readable")
            self._make_decoder()
        if self._pending:
            self._write_pending()

    def _more(self):
        """Decodes another piece, behind what is left of the last one; whether the stream goes on."""
        decoder = self._decoder
        state = decoder.getstate() if self._telling else None
        data = self._buffer.read1(self._chunk_size) if self._has_read1 else self._buffer.read(self._chunk_size)
        if not isinstance(data, (bytes, bytearray)):
            data = self._bytes_of(data, "read1" if self._has_read1 else "read")
        try:
            text = decoder.decode(data, not data)
        except BaseException:
            # What was read before it for the same line goes, too.
            self._text, self._used = "", 0
            raise
        if not isinstance(text, str):
            raise TypeError(f"decoder should return a string result, not '{type(text).__name__}'")
        if state is not None:
            if self._used < len(self._text) and self._before is not None:
                # What is left of the last piece was decoded from that state on.
                flags, fed, skipped = self._before
                self._before = flags, fed + data, skipped + self._used
            else:
                self._before = state[1], state[0] + data, 0
        self._text = self._text[self._used:] + text
        self._used = 0
        return bool(data)

    def _bytes_of(self, data, name):
        try:
            return memoryview(data).tobytes()
        except TypeError:
            raise TypeError(f"underlying {name}() should have returned a bytes-like object, "
                            f"not '{type(data).__name__}'") from None

    def read(self, size=-1, /):
        size = _size(size)
        self._ready()
        if size < 0:
            found = self._text[self._used:]
            data = self._buffer.read()
            if data is None:
                data = b""
            elif not isinstance(data, (bytes, bytearray)):
                data = self._bytes_of(data, "read")
            found += self._decoder.decode(data, final=True)
            self._forget()
            return found
        goes_on = True
        while goes_on and len(self._text) - self._used < size:
            goes_on = self._more()
        found = self._text[self._used:self._used + size]
        self._used += len(found)
        return found

    def readline(self, size=-1, /):
        size = _place(size)
        if self._decoder is None or self._pending or self._buffer is None or self._buffer.closed:
            self._ready()
        newline = "\n" if self._newline is None else self._newline
        while True:
            text = self._text
            start = self._used
            end = _line_end(text, start, newline)
            if end >= 0 or 0 <= size <= len(text) - start:
                break
            if not self._more():
                text = self._text
                start = 0
                end = _line_end(text, 0, newline)
                break
        if end < 0:
            end = len(text)
        if size >= 0:
            end = min(end, start + size)
        self._used = end
        return text[start:end]

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._before = None
            self._telling = self._seekable
            raise StopIteration
        return line

    # Places: a number that holds a place in the bytes, the state of the decoder there, how many bytes it is to be
    # given, whether these are the last, and how many of the characters are to be skipped.

    def tell(self):
        buffer = self.buffer
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        self.flush()
        place = buffer.tell()
        if self._decoder is None or self._before is None:
            return place
        flags, fed, skipped = self._before
        place -= len(fed)
        used = skipped + self._used
        if used == 0:
            return self._packed(place, flags)
        decoder = self._decoder
        saved = decoder.getstate()
        try:
            # A first guess, which is right where letters have one form and line ends are not replaced.
            guess = min(len(fed), used if self._text.isascii() else
                        len(self._text[:self._used].encode(self._encoding, "ignore")) + skipped)
            for size in (guess, *range(len(fed) + 1)):
                decoder.setstate((b"", flags))
                count = len(decoder.decode(fed[:size], False))
                rest, after = decoder.getstate()
                if count == used and not rest and not after & 1:
                    return self._packed(place + size, after)
                if count > used or size > guess + 4 and count == used:
                    break
            # No such place: one has to decode from an earlier one, and skip.
            decoder.setstate((b"", flags))
            start, at, count = 0, 0, 0
            start_flags, start_count = flags, 0
            while at < len(fed) and count < used:
                count += len(decoder.decode(fed[at:at + 1], False))
                at += 1
                rest, after = decoder.getstate()
                if not rest and count <= used:
                    start, start_flags, start_count = at, after, count
            final = False
            if count < used:
                count += len(decoder.decode(b"", True))
                final = True
                if count < used:
                    raise OSError("can't reconstruct logical file position")
            return self._packed(place + start, start_flags, at - start, final, used - start_count)
        finally:
            decoder.setstate(saved)

    def _packed(self, place, flags=0, fed=0, final=False, skipped=0):
        return place | flags << 64 | fed << 96 | skipped << 128 | bool(final) << 160

    def seek(self, cookie, whence=0, /):
        buffer = self.buffer
        self._check_closed()
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            self._forget()
            if self._decoder is not None:
                self._decoder.reset()
            place = buffer.seek(0, 2)
            self._set_encoder(place)
            return place
        elif whence != 0:
            raise ValueError("invalid whence (%r, should be 0, 1 or 2)" % (whence,))
        if cookie < 0:
            raise ValueError("negative seek position %r" % (cookie,))
        self.flush()
        mask = (1 << 32) - 1
        place, flags, fed, skipped = cookie & (1 << 64) - 1, cookie >> 64 & mask, cookie >> 96 & mask, \
            cookie >> 128 & mask
        buffer.seek(place)
        self._forget()
        if cookie == 0 and self._decoder is not None:
            self._decoder.reset()
        elif self._decoder is not None or flags or skipped:
            decoder = self._decoder or self._make_decoder()
            decoder.setstate((b"", flags))
            self._before = flags, b"", 0
        if skipped:
            data = buffer.read(fed)
            self._text = self._decoder.decode(data, bool(cookie >> 160))
            self._before = flags, data, 0
            if len(self._text) < skipped:
                raise OSError("can't restore logical file position")
            self._used = skipped
        self._set_encoder(cookie)
        return cookie

    def _set_encoder(self, place):
        if self._encoder is not None:
            if place:
                self._encoder.setstate(0)
            else:
                self._encoder.reset()

    def truncate(self, pos=None, /):
        self.flush()
        if pos is None:
            pos = self.tell()
        return self.buffer.truncate(pos)


import _vm
_vm.name_in_full(TextIOWrapper, "_io")
_vm.name_in_full(IncrementalNewlineDecoder, "_io")


def _know_standard_streams():
    import sys
    from _buffered import BufferedReader, BufferedWriter
    for stream, kind in (sys.__stdin__, BufferedReader), (sys.__stdout__, BufferedWriter):
        TextIOWrapper.register(type(stream))
        kind.register(type(stream.buffer))


_know_standard_streams()
