import os
import tempfile

os.chdir("/tmp")
fd = os.open("a.txt", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size)
other = os.dup(fd)
print(os.read(other, 10), other - fd)
os.ftruncate(fd, 4)
os.close(other)
with os.fdopen(fd, "r+") as f:
    print(f.fileno() == fd, f.seek(0), f.read(), f.name == fd)
with open("a.txt", opener=lambda path, flags: os.open(path, flags)) as f:
    print(f.read(), f.fileno() == fd)
fd, path = tempfile.mkstemp(suffix=".txt")
with open(fd, "w") as f:
    f.write("temporary")
print(open(path).read(), os.path.exists(path), path.endswith(".txt"))
os.remove(path)
fd = os.open("a.txt", os.O_WRONLY | os.O_APPEND)
with open(fd, "wb", buffering=0, closefd=False) as raw:
    print(raw.write(b"!"), raw.closefd)
os.write(fd, b"?")
os.close(fd)
print(open("a.txt").read())
for wrong in (lambda: os.close(fd), lambda: os.read(77, 1), lambda: os.open("nope", os.O_RDONLY), lambda: os.fdopen("x"),
              lambda: open(77), lambda: os.stat(77), lambda: os.open("a.txt", os.O_CREAT | os.O_EXCL), lambda: open(-1),
              lambda: os.mkdir(1), lambda: os.listdir(1.5), lambda: os.path.exists([]), lambda: open("a\0b", "w"),
              lambda: os.path.relpath("a", b"b"), lambda: os.path.commonpath(["a", b"b"]),
              lambda: os.path.join("a", b"b"), lambda: open("a.txt", closefd=False)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(os.path.join(b"a", b"b", b"/c", b"d"), os.path.split(b"/a/b//c"), os.path.splitext(b"x.tar.gz"),
      os.path.normpath(b"a/./b/../c//"), os.path.dirname(b"/a/b"), os.path.basename(b"/a/b"), os.path.isabs(b"/a"),
      os.path.abspath(b"x"), os.path.relpath(b"/tmp/a", b"/tmp/b"), os.path.commonpath([b"/a/b", b"/a/c"]),
      os.path.commonprefix([b"abc", b"abd"]), os.path.splitroot(b"//a/b"), os.path.exists(b"a.txt"))
print(b"a.txt" in os.listdir(b"."), os.getcwdb(), open(b"a.txt").name)
