"""Encodings by name."""

import io as _io

__all__ = ["register", "lookup", "encode", "decode", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE",
           "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "getencoder", "getdecoder",
           "getreader", "getwriter", "iterencode", "iterdecode", "getincrementaldecoder", "getincrementalencoder",
           "IncrementalEncoder", "IncrementalDecoder", "Codec", "register_error",
           "lookup_error", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
           "backslashreplace_errors", "namereplace_errors", "StreamReader", "StreamWriter", "StreamReaderWriter",
           "StreamRecoder"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM_UTF32 = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=True):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        self._is_text_encoding = _is_text_encoding
        return self

    def __reduce_ex__(self, protocol):
        if _found.get(self.name) is self:
            return _again, (self.name,)
        return type(self), (*self, self.incrementalencoder, self.incrementaldecoder, self.name)

    def __repr__(self):
        return "<codecs.CodecInfo object for encoding %s at %#x>" % (self.name, id(self))


def _again(name):
    found = lookup(name)
    return CodecInfo(*found, found.incrementalencoder, found.incrementaldecoder, name,
                     _is_text_encoding=found._is_text_encoding)


def _rot13(text):
    if not isinstance(text, str):
        raise TypeError(f"descriptor 'translate' for 'str' objects doesn't apply to a '{type(text).__name__}' object")
    table = {}
    for base in 65, 97:
        for i in range(26):
            table[base + i] = base + (i + 13) % 26
    return text.translate(table)


def _through(name, *args):
    import base64
    import binascii
    functions = {"hex": (binascii.b2a_hex, binascii.a2b_hex), "base64": (base64.encodebytes, base64.decodebytes)}
    encode, decode = functions[name]
    return (lambda data, errors="strict": (encode(data), len(data)),
            lambda data, errors="strict": (decode(data), len(data)))


_ALIASES = {"utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "latin1": "iso8859-1", "latin-1": "iso8859-1",
            "iso-8859-1": "iso8859-1", "l1": "iso8859-1", "us-ascii": "ascii", "646": "ascii", "rot-13": "rot13",
            "hex-codec": "hex", "base64-codec": "base64", "base-64": "base64", "utf16": "utf-16",
            "utf32": "utf-32"}


def _check_text(value, place):
    if not isinstance(value, str):
        kind = "None" if value is None else type(value).__name__
        raise TypeError(f"{place} must be str, not {kind}")


def lookup(encoding, /):
    _check_text(encoding, "lookup() argument")
    # The name itself must be one that can be encoded.
    b"".decode(encoding)
    name = encoding.lower().replace("_", "-").replace(" ", "-")
    name = _ALIASES.get(name, name)
    found = _found.get(name)
    if found is None:
        found = _made(name, encoding)
    return found


_found = {}
# The program's own functions that know encodings, and what they gave.
_searchers, _given = [], {}
# Set while it is asked what is known without them.
_hides = False


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searchers.append(search_function)


def unregister(search_function, /):
    if search_function in _searchers:
        _searchers.remove(search_function)
        _given.clear()


def _registered(encoding):
    """The codec that the program has for a name, or None."""
    if _hides or not _searchers:
        return None
    import re
    name = re.sub("[^a-z0-9.]+", "_", encoding.lower())
    if name not in _given:
        for search in _searchers:
            found = search(name)
            if found is None:
                continue
            if not isinstance(found, tuple) or len(found) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            _given[name] = found
            break
    return _given.get(name)


def _with_own(encoding, way, info, obj, errors):
    """What `str.encode` and `bytes.decode` give with a codec of the program."""
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{encoding!r} is not a text encoding; use codecs.{way}() to handle arbitrary codecs")
    result = _noting(way, info[way == "decode"], obj, encoding, errors)
    kind = bytes if way == "encode" else str
    if not isinstance(result, kind):
        raise TypeError(f"{encoding!r} {way}r returned {type(result).__name__!r} instead of {kind.__name__!r}; "
                        f"use codecs.{way}() to {way} to arbitrary types")
    return result


def _made(name, encoding):
    if name in ("rot13", "hex", "base64"):
        both = lambda text, errors="strict": (_rot13(text), len(text))
        encode, decode = (both, both) if name == "rot13" else _through(name)

        class Encoder(IncrementalEncoder):
            def encode(self, input, final=False):
                return encode(input, self.errors)[0]

        class Decoder(IncrementalDecoder):
            def decode(self, input, final=False):
                return decode(input, self.errors)[0]

        shown = "rot-13" if name == "rot13" else name
        for kind in Encoder, Decoder:
            kind.__name__ = kind.__qualname__ = "Incremental" + kind.__name__
            kind.__module__ = "encodings." + {"rot13": "rot_13"}.get(name, name + "_codec")
        _found[name] = _found[shown] = CodecInfo(encode, decode, None, None, Encoder, Decoder, shown, _is_text_encoding=False)
        return _found[name]
    if name.removesuffix("-codec") in ("bz2", "quopri", "uu", "zlib"):
        import _vm
        module = name.removesuffix("-codec") + "_codec"
        _vm.refuse(f"encodings.{module} is not available in Interleave: this part of Python's own library is left out here")
    global _hides
    _hides = True
    try:
        "".encode(name)
    except LookupError:
        _hides = False
        if (found := _registered(encoding)) is None:
            raise LookupError(f"unknown encoding: {encoding}") from None
        return found
    finally:
        _hides = False

    encode, decode = _functions(name)
    import _stream_codecs
    _found[name] = CodecInfo(encode, decode, *_stream_codecs.classes(name, encode, decode), name=name)
    return _found[name]


_OWN = {"utf-8": "utf_8", "utf-8-sig": "utf_8", "iso8859-1": "latin_1", "ascii": "ascii", "utf-16": "utf_16",
        "utf-32": "utf_32", "unicode-escape": "unicode_escape", "raw-unicode-escape": "raw_unicode_escape"}


def _functions(name):
    """How a text becomes bytes, and back."""
    own = _OWN.get(name, "charmap")

    def encode(text, errors="strict"):
        _check_text(text, f"{own}_encode() argument 1")
        return text.encode(name, errors), len(text)

    def decode(data, errors="strict"):
        if isinstance(data, str):
            if not own.endswith("unicode_escape"):
                raise TypeError("a bytes-like object is required, not 'str'")
            # Escapes may stand in a text, too, the letters of which are taken for bytes.
            data = data.encode()
        try:
            data = memoryview(data).tobytes()
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
        return data.decode(name, errors), len(data)

    return encode, decode


unicode_escape_encode, unicode_escape_decode = _functions("unicode-escape")
raw_unicode_escape_encode, raw_unicode_escape_decode = _functions("raw-unicode-escape")
latin_1_encode, latin_1_decode = _functions("iso8859-1")
ascii_encode, ascii_decode = _functions("ascii")


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    """Decodes data that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what is not yet complete."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        text, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return text

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class Codec:
    """Encodes and decodes without a state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class _Strict(str):
    """Tells what is left out from what is given."""


_STRICT = _Strict("strict")


def encode(obj, encoding="utf-8", errors=_STRICT):
    _check_text(encoding, "encode() argument 'encoding'")
    _check_text(errors, "encode() argument 'errors'")
    return _noting("encode", lookup(encoding).encode, obj, encoding, None if errors is _STRICT else errors)


def decode(obj, encoding="utf-8", errors=_STRICT):
    _check_text(encoding, "decode() argument 'encoding'")
    _check_text(errors, "decode() argument 'errors'")
    return _noting("decode", lookup(encoding).decode, obj, encoding, None if errors is _STRICT else errors)


def _noting(way, function, obj, encoding, errors):
    """What `function` gives for `obj`; a failure is noted with the codec's name."""
    try:
        result = function(obj) if errors is None else function(obj, errors)
    except Exception as error:
        error.add_note(f"{way[:-1]}ing with '{encoding}' codec failed")
        raise
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{way}r must return a tuple (object,{' ' * (way == 'encode')}integer)")
    return result[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for text in iterator:
        if data := encoder.encode(text):
            yield data
    if data := encoder.encode("", True):
        yield data


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for data in iterator:
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = _io.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        import _stream_codecs
        info = lookup(encoding)
        stream = _stream_codecs.StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except BaseException:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    import _stream_codecs
    if file_encoding is None:
        file_encoding = data_encoding
    data, inner = lookup(data_encoding), lookup(file_encoding)
    stream = _stream_codecs.StreamRecoder(file, data.encode, data.decode, inner.streamreader, inner.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


_handlers = {}


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    b"".decode("utf-8", name)
    if name not in _handlers:
        raise LookupError(f"unknown error handler name '{name}'")
    return _handlers[name]


def strict_errors(exception, /):
    if not isinstance(exception, BaseException):
        raise TypeError("codec must pass exception instance")
    raise exception


def _kind(exception, *kinds):
    # What its class says of itself does not count.
    if not issubclass(type(exception), kinds):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    wanted, name = (bytes, "bytes") if isinstance(exception, UnicodeDecodeError) else (str, "unicode")
    if not isinstance(exception.object, wanted):
        raise TypeError(f"object attribute must be {name}")
    return exception.object[exception.start:exception.end], exception.end


_ALL = UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError


def ignore_errors(exception, /):
    return "", _kind(exception, *_ALL)[1]


def replace_errors(exception, /):
    wrong, end = _kind(exception, *_ALL)
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", end
    return ("?" if isinstance(exception, UnicodeEncodeError) else "\ufffd") * len(wrong), end


def xmlcharrefreplace_errors(exception, /):
    wrong, end = _kind(exception, UnicodeEncodeError)
    return "".join([f"&#{ord(letter)};" for letter in wrong]), end


def backslashreplace_errors(exception, /):
    wrong, end = _kind(exception, *_ALL)
    if isinstance(exception, UnicodeDecodeError):
        return "".join([f"\\x{byte:02x}" for byte in wrong]), end
    return "".join(map(_escaped, wrong)), end


def _escaped(letter):
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def namereplace_errors(exception, /):
    wrong, end = _kind(exception, UnicodeEncodeError)
    import unicodedata
    names = [unicodedata.name(letter, None) for letter in wrong]
    return "".join([f"\\N{{{name}}}" if name else _escaped(letter) for letter, name in zip(wrong, names)]), end


# How many bytes each encoding of all letters gives a surrogate.
_UNITS = {"utf-8": 3, "utf-16": 2, "utf-32": 4}


def _encoding_of_all(exception):
    name = lookup(exception.encoding).name
    return name if name[:6].rstrip("-") in _UNITS else None


def surrogateescape(exception, /):
    wrong, end = _kind(exception, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(exception, UnicodeEncodeError):
        if not all("\udc80" <= letter <= "\udcff" for letter in wrong):
            raise exception
        return bytes([ord(letter) - 0xdc00 for letter in wrong]), end
    escaped = []
    for byte in wrong:
        if byte < 128:
            break
        escaped.append(chr(0xdc00 + byte))
    if not escaped:
        raise exception
    return "".join(escaped), exception.start + len(escaped)


def surrogatepass(exception, /):
    wrong, end = _kind(exception, UnicodeEncodeError, UnicodeDecodeError)
    name = _encoding_of_all(exception)
    if name is None:
        raise exception
    if name in ("utf-16", "utf-32"):
        # The order of the machine, without a mark.
        name += "-le"
    if isinstance(exception, UnicodeEncodeError):
        if not all("\ud800" <= letter <= "\udfff" for letter in wrong):
            raise exception
        return wrong.encode(name, "surrogatepass"), end
    unit = exception.object[exception.start:exception.start + _UNITS[name[:6].rstrip("-")]]
    try:
        letter = unit.decode(name, "surrogatepass")
    except UnicodeDecodeError:
        letter = ""
    if not "\ud800" <= letter <= "\udfff":
        raise exception
    return letter, exception.start + len(unit)


_handlers.update(surrogateescape=surrogateescape, surrogatepass=surrogatepass, strict=strict_errors, ignore=ignore_errors, replace=replace_errors,
                 xmlcharrefreplace=xmlcharrefreplace_errors, backslashreplace=backslashreplace_errors,
                 namereplace=namereplace_errors)


def __getattr__(name):
    if name in ("StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder"):
        import _stream_codecs
        return getattr(_stream_codecs, name)
    raise AttributeError(f"module 'codecs' has no attribute {name!r}")


_RARE = ("charmap_build", "charmap_decode", "charmap_encode", "escape_decode", "escape_encode", "make_encoding_map",
         "make_identity_dict", "readbuffer_encode", *[f"utf_{name}_{way}code" for way in ("en", "de") for name in
                                                      ("8", "16", "16_le", "16_be", "32", "32_le", "32_be")])


def __getattr__(name):
    if name not in _RARE:
        raise AttributeError(f"module 'codecs' has no attribute {name!r}")
    import _codec_functions
    found = globals()[name] = getattr(_codec_functions, name)
    return found
