"""Objects as bytes, and back: protocols 0 to 5, byte for byte as CPython writes them."""

import io
from copyreg import dispatch_table
from _pickler import PickleError, Pickler, PicklingError, _getattribute, whichmodule
from _unpickler import UnpicklingError, Unpickler, decode_long
from _pickler import encode_long
from _pickle_codes import *
from _pickle_codes import _CODES

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL", *_CODES]

format_version = "5.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    parts = _Parts()
    Pickler(parts, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return parts.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if type(data) is not bytes:
        try:
            data = memoryview(data).tobytes()
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
    unpickler = Unpickler(_NOTHING, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors)
    unpickler._data = data
    return unpickler.load()


class _Parts:
    """The least of a file that a pickle can be written to."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append

    def getvalue(self):
        return b"".join(self.parts)


_NOTHING = io.BytesIO()
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
