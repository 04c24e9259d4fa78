"""The functions of codecs that few programs call: single encodings by function, tables, escapes."""

__name__ = "codecs"

import codecs
import _stream_codecs


def _pair(name, own, complete):
    """How a text becomes bytes, and back; what is unfinished at the end is left, where that is told apart."""
    encode, decode = codecs._functions(name)

    def encode_text(text, errors="strict", /, *byteorder):
        return encode(text, errors or "strict")

    def decode_data(data, errors="strict", final=False, /):
        text, used = decode(data, errors or "strict") if final or not complete else _part(data, errors or "strict")
        return text, used

    def _part(data, errors):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = memoryview(data).tobytes()
        if name in ("utf-16", "utf-32"):
            little, big, little_mark, big_mark = _stream_codecs._MARKED[name]
            skipped = len(big_mark) if data.startswith((little_mark, big_mark)) else 0
            inner = big if data.startswith(big_mark) else little
            text, used = _stream_codecs._complete(data[skipped:], inner, errors)
            return text, used + skipped
        return _stream_codecs._complete(data, name, errors)

    for kind, function in ("encode", encode_text), ("decode", decode_data):
        function.__name__ = function.__qualname__ = f"{own}_{kind}"
        globals()[function.__name__] = function


for _name in "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be":
    _pair(_name, _name.replace("-", "_"), True)


def readbuffer_encode(data, errors=None, /):
    data = data.encode() if isinstance(data, str) else memoryview(data).tobytes()
    return data, len(data)


_LETTERS = {"\\": 92, "'": 39, '"': 34, "b": 8, "f": 12, "t": 9, "n": 10, "r": 13, "v": 11, "a": 7, "\n": None}
_HEX = set("0123456789abcdefABCDEF")


def escape_decode(data, errors="strict", /):
    data = data.encode() if isinstance(data, str) else memoryview(data).tobytes()
    text = data.decode("latin-1")
    found = bytearray()
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter != "\\":
            found.append(ord(letter))
            continue
        if at == len(text):
            raise ValueError("Trailing \\ in string")
        letter = text[at]
        at += 1
        if letter in _LETTERS:
            if letter != "\n":
                found.append(_LETTERS[letter])
        elif letter in "01234567":
            end = at
            while end < min(at + 2, len(text)) and text[end] in "01234567":
                end += 1
            number = int(text[at - 1:end], 8)
            if number > 255:
                _warn(f'"\\{text[at - 1:end]}" is an invalid octal escape sequence. '
                      f'Such sequences will not work in the future.')
            found.append(number & 255)
            at = end
        elif letter == "x":
            digits = text[at:at + 2]
            if len(digits) == 2 and _HEX.issuperset(digits):
                found.append(int(digits, 16))
                at += 2
                continue
            if errors not in ("ignore", "replace"):
                if errors != "strict":
                    raise ValueError(f"decoding error; unknown error handling code: {errors}")
                raise ValueError(f"invalid \\x escape at position {at - 2}")
            if errors == "replace":
                found.append(63)
            at += digits[:1] in _HEX
        else:
            _warn(f'"\\{letter}" is an invalid escape sequence. Such sequences will not work in the future.')
            found += b"\\" + letter.encode("latin-1")
    return bytes(found), len(data)


def _warn(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def escape_encode(data, errors=None, /):
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {type(data).__name__}")
    return repr(b'"' + data)[3:-1].encode(), len(data)


def make_identity_dict(rng):
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    found = {}
    for byte, code in decoding_map.items():
        found[code] = None if code in found else byte
    return found


def charmap_build(table, /):
    return {ord(letter): number for number, letter in enumerate(table) if letter != "\ufffe"}


def charmap_decode(data, errors="strict", mapping=None, /):
    errors = errors or "strict"
    data = memoryview(data).tobytes()
    if mapping is None:
        return data.decode("latin-1"), len(data)
    found = []
    at = 0
    while at < len(data):
        try:
            letter = mapping[data[at]]
        except LookupError:
            letter = None
        if isinstance(letter, int):
            if not 0 <= letter < 0x110000:
                raise TypeError("character mapping must be in range(0x110000)")
            letter = chr(letter)
        if letter is not None and not isinstance(letter, str):
            raise TypeError("character mapping must return integer, None or str")
        if letter is None or letter == "\ufffe":
            error = UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
            put, at = codecs.lookup_error(errors)(error)
            found.append(put)
        else:
            found.append(letter)
            at += 1
    return "".join(found), len(data)


def charmap_encode(text, errors="strict", mapping=None, /):
    errors = errors or "strict"
    codecs._check_text(text, "charmap_encode() argument 1")
    if mapping is None:
        return text.encode("latin-1", errors), len(text)
    found = bytearray()
    at = 0

    def byte_of(letter):
        try:
            put = mapping[ord(letter)]
        except LookupError:
            return None
        if isinstance(put, int):
            if not 0 <= put < 256:
                raise TypeError("character mapping must be in range(256)")
            return bytes([put])
        if put is not None and not isinstance(put, bytes):
            raise TypeError(f"character mapping must return integer, bytes or None, not {type(put).__name__}")
        return put

    while at < len(text):
        put = byte_of(text[at])
        if put is None:
            end = at + 1
            while end < len(text) and byte_of(text[end]) is None:
                end += 1
            error = UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>")
            given, at = codecs.lookup_error(errors)(error)
            if isinstance(given, str):
                given = [byte_of(letter) for letter in given]
                if None in given:
                    raise error
                given = b"".join(given)
            found += given
        else:
            found += put
            at += 1
    return bytes(found), len(text)
