# A `Struct` holds what its `__init__` was given last; iterators of records know how many are left.
import struct
from operator import length_hint

record = struct.Struct(">h")
record.__init__(">hh")
print(record.format, record.size, record.pack(1, 2), record.unpack(bytes(4)), record)
for bad in "$", 5, "é", None:
    try:
        record.__init__(bad)
    except Exception as error:
        print(type(error).__name__, error)
print(record.pack(1, 2))


class Short(struct.Struct):
    def __init__(self, name):
        super().__init__(">h")
        self.name = name


class Named(struct.Struct):
    def __init__(self, format, name="none"):
        super().__init__(format)
        self.name = name


print(Short("a").pack(12345), Short("a").name, Named("<I", "b").size, Named("<I").name)
empty = struct.Struct.__new__(struct.Struct)
print(empty.size, empty)
for arguments in (), ("B", 3):
    try:
        struct.Struct(*arguments)
    except TypeError as error:
        print(error)
records = struct.iter_unpack("<H", b"\1\0\2\0\3\0")
print(length_hint(records), next(records), length_hint(records), list(records), length_hint(records))
