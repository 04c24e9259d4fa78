"""Bytes as hexadecimal digits, base 64 and check sums."""

__all__ = ["a2b_base64", "b2a_base64", "hexlify", "unhexlify", "b2a_hex", "a2b_hex", "crc32", "crc_hqx", "Error",
           "Incomplete"]

import _binascii
import _vm


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {c: i for i, c in enumerate(_ALPHABET)}


def _bytes(data):
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {_vm.type_name(data)!r}") from None


def _bytes_or_ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not {type(data).__name__!r}") from None


def b2a_base64(data, /, *, newline=True):
    return _binascii.encode(_bytes(data)) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    data = _bytes_or_ascii(data)
    # What is whole, but perhaps for a newline at the end, in one go.
    whole = _binascii.decode(data if strict_mode or data[-1:] != b"\n" else data[:-1])
    if whole is not None:
        return whole
    out = bytearray()
    acc = count = pads = 0
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    for i, c in enumerate(data):
        if c == 61:
            pads += 1
            if count >= 2 and count + pads >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error("Excess data after padding")
                break
            if strict_mode and not count:
                raise Error("Excess padding not allowed")
            continue
        value = _VALUES.get(c)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and pads:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        acc = acc << 6 | value
        count += 1
        if count == 4:
            out += acc.to_bytes(3, "big")
            acc = count = 0
    if count == 1:
        raise Error("Invalid base64-encoded string: number of data characters "
                    f"({len(out) // 3 * 4 + 1}) cannot be 1 more than a multiple of 4")
    if count and count + pads < 4:
        raise Error("Incorrect padding")
    if count == 2:
        out.append(acc >> 4)
    elif count == 3:
        out += (acc >> 2).to_bytes(2, "big")
    return bytes(out)


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def unhexlify(hexstr, /):
    text = _bytes_or_ascii(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if not all(c in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex = hexlify
a2b_hex = unhexlify


def crc32(data, value=0, /):
    return _binascii.crc32(_bytes(data), value & 0xffffffff)


def crc_hqx(data, crc, /):
    crc &= 0xffff
    for b in _bytes(data):
        crc ^= b << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xffff
    return crc
