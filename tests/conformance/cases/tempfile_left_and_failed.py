# What temporary files and folders leave behind when they are dropped, fail or meet a name that is taken.
import contextlib
import gc
import os
import stat
import tempfile
import warnings

folder = tempfile.mkdtemp()
print(tempfile.tempdir == tempfile.gettempdir(), tempfile.TMP_MAX, tempfile.template)


def left():
    return sorted(os.listdir(folder))


def tell(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error, left())


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    inner = tempfile.TemporaryDirectory(dir=folder, prefix="in")
    path = inner.name
    open(os.path.join(path, "file"), "w").close()
    del inner
    gc.collect()
    print(os.path.exists(path), [(str(item.message).replace(path, "PATH"), item.category.__name__) for item in seen])
    seen.clear()
    kept = tempfile.TemporaryDirectory(dir=folder, delete=False)
    path = kept.name
    del kept
    print(os.path.exists(path), seen)
    os.rmdir(path)
    with tempfile.TemporaryDirectory(dir=folder) as path:
        pass
    again = tempfile.TemporaryDirectory(dir=folder)
    again.cleanup()
    again.cleanup()
    del again
    spooled = tempfile.SpooledTemporaryFile()
    spooled.write(b"abc")
    del spooled
    print([item.category.__name__ for item in seen], left())
print(tempfile.TemporaryDirectory[str], tempfile.SpooledTemporaryFile[bytes])

tell(tempfile.NamedTemporaryFile, "w", encoding="bad-encoding", dir=folder)
tell(tempfile.TemporaryFile, "w", encoding="bad-encoding", dir=folder)
tell(tempfile.NamedTemporaryFile, "q", dir=folder)
tell(tempfile.mkstemp, b"suffix", "prefix")
print(left())

with tempfile.NamedTemporaryFile(dir=folder, prefix="", suffix=".x") as file:
    name = os.path.basename(file.name)
    print(len(name), name.endswith(".x"), oct(stat.S_IMODE(os.stat(file.name).st_mode)), file.file.name == file.name)
number, path = tempfile.mkstemp(b".y", dir=os.fsencode(folder))
print(type(path).__name__, path.endswith(b".y"), oct(stat.S_IMODE(os.fstat(number).st_mode)))
os.close(number)
os.unlink(path)
write = tempfile.NamedTemporaryFile(dir=folder).write
print(write(b"abc"), len(left()))
del write
print(left())
with tempfile.TemporaryFile() as file:
    print(type(file.name).__name__, file.name == file.fileno())


class Names:
    def __init__(self, *names):
        self.names = iter(names)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.names)


@contextlib.contextmanager
def named(*names):
    before = tempfile._name_sequence
    tempfile._name_sequence = Names(*names)
    yield
    tempfile._name_sequence = before


with named("aaa", "aaa", "bbb", "aaa", "aaa", "bbb", "ccc"):
    tempfile.mkdtemp(dir=folder)
    tempfile.mkdtemp(dir=folder)
    os.close(tempfile.mkstemp(dir=folder)[0])
    print(left())
for name in "tmpaaa", "tmpbbb":
    os.rmdir(os.path.join(folder, name))
os.unlink(os.path.join(folder, "tmpccc"))
os.rmdir(folder)
