"""What counts as a buffer."""
from array import array
from collections.abc import Buffer


class Own:
    def __buffer__(self, flags):
        return memoryview(b"own")


class Derived(bytearray):
    pass


for thing in b"", bytearray(), memoryview(b""), array("i"), Own(), Derived(), "", [], 5:
    print(type(thing).__name__, isinstance(thing, Buffer), issubclass(type(thing), Buffer))
try:
    Buffer()
except TypeError as error:
    print(error)
