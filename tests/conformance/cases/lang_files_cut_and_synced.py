"""Files that are cut by their path, and asked to be on the disk."""
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "log.bin")
with open(path, "wb") as file:
    file.write(b"0123456789")
    file.flush()
    print(os.fsync(file.fileno()), os.fsync(file), os.fdatasync(file.fileno()))
os.truncate(path, 4)
print(open(path, "rb").read(), os.sync())
os.truncate(path, 6)
print(open(path, "rb").read(), os.path.getsize(path))
for path in (path + ".missing", os.path.dirname(path)):
    try:
        os.truncate(path, 1)
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)
print(hasattr(os, "truncate"), hasattr(os, "no_such_name"))
try:
    os.no_such_name
except AttributeError as error:
    print(error)
