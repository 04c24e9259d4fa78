# Streams in memory can be pickled and copied, with where they stand.
import copy
import io
import pickle

text = io.StringIO("first\nsecond\n")
text.readline()
binary = io.BytesIO(b"bytes")
binary.seek(2)
binary.name = "kept"
for again in copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text)):
    print(repr(again.read()), repr(again.getvalue()))
for again in copy.copy(binary), copy.deepcopy(binary), pickle.loads(pickle.dumps(binary)):
    print(again.read(), again.getvalue(), again.name)
print(text.tell(), binary.tell(), type(text).__module__)

from io import *
from _io import BytesIO as same

with open_code(__file__) as source:
    print(source.readline(), same is BytesIO is io.BytesIO)
