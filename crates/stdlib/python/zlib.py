"""The check sums of `zlib`. To compress is left out: it is too large for a page."""

from binascii import _bytes, crc32

__all__ = ["adler32", "crc32"]

_BASE = 65521
# So many bytes leave the sums small.
_PIECE = 4096


def adler32(data, value=1, /):
    data = _bytes(data)
    low, high = value & 0xffff, value >> 16 & 0xffff
    for start in range(0, len(data), _PIECE):
        for byte in data[start:start + _PIECE]:
            low += byte
            high += low
        low %= _BASE
        high %= _BASE
    return high << 16 | low
