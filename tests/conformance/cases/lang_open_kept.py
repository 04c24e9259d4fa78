# `open` is built in: it does not bind to the instances of classes that keep it. Streams in memory can be pickled.
import io, os
class Store:
    opener = open
    ask = input
s = Store()
with s.opener("a.txt", "w") as f: f.write("x")
print(s.opener("a.txt").read(), io.open is open, open.__name__, repr(open), type(open))
try: open()
except TypeError as e: print(e)
try: open("a", bad=1)
except TypeError as e: print(e)
import copy, pickle
b = io.StringIO("abc\ndef"); b.readline()
c = copy.copy(b); print(c.read())
c = pickle.loads(pickle.dumps(b)); print(repr(c.read()), c.getvalue())
b = io.BytesIO(b"abc\ndef"); b.readline()
c = pickle.loads(pickle.dumps(b)); print(repr(c.read()), c.getvalue())
from unittest import mock
with mock.patch("builtins.open", mock.mock_open(read_data="mocked")) as m:
    print(open("zzz").read(), m.mock_calls)
    try: io.open("zzz")
    except OSError as e: print(e)
try: open("nofile")
except FileNotFoundError as e: print(e)
os.remove("a.txt")
with io.open_code(__file__) as f: print(f.mode)
