# Objects that are no paths, entries of folders whose files have gone, results of stat, and descriptors that are none.
import builtins
import os
import pathlib
import pickle
import signal
import sys


def tell(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class NoPath:
    __fspath__ = None


class WrongPath:
    def __fspath__(self):
        return None


for made in NoPath(), WrongPath():
    for function in os.fspath, open, os.fsencode, os.stat, os.path.exists, os.listdir, os.mkdir, os.path.basename, pathlib.Path:
        tell(function, made)
    tell(os.path.join, made, "a")
    tell(os.rename, "a", made)
    print(isinstance(made, os.PathLike))

os.mkdir("folder")
open("folder/file", "w").close()
os.mkdir("folder/inner")
entries = sorted(os.scandir("folder"), key=lambda entry: entry.name)
for entry in entries:
    tell(pickle.dumps, entry)
tell(os.DirEntry)
tell(os.DirEntry, "a", "b", "c")
os.unlink("folder/file")
os.rmdir("folder/inner")
for entry in entries:
    print(entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.inode() > 0)
    tell(entry.stat)
    tell(entry.stat)
os.mkdir("folder/inner")
entry = list(os.scandir("folder"))[0]
first = entry.stat()
os.rmdir("folder/inner")
print(entry.stat() is first)
os.rmdir("folder")

found = os.stat("/tmp")
for name in "st_mode", "st_mtime_ns", "parrot":
    tell(setattr, found, name, 1)
tell(os.utime, "/tmp", (1, 2), other=3)
for pair in (1, -1), (-1, 1), (-1, 3), (1, -7):
    tell(os.dup2, *pair)

reader, writer = os.pipe()
another = os.dup(reader)
other_reader, other_writer = os.pipe()
os.dup2(other_writer, writer)
print(os.read(another, 5))
os.write(writer, b"through")
print(os.read(other_reader, 10))

tell(signal.set_wakeup_fd, other_writer)
os.set_blocking(other_writer, False)
os.set_blocking(other_reader, False)
for number in other_writer, -1, -1, "a", 2.5:
    tell(lambda: signal.set_wakeup_fd(number) in (other_writer, -1))
signal.set_wakeup_fd(other_writer)
signal.signal(signal.SIGUSR1, lambda number, frame: print("handler", number, os.read(other_reader, 10)))
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
tell(os.read, other_reader, 5)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
signal.signal(signal.SIGUSR2, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR2)
tell(os.read, other_reader, 5)

sys.excepthook(1, "1", None)
sys.displayhook(5)
print(builtins._)
kept = sys.stdout
for take in lambda: delattr(sys, "stdout"), lambda: setattr(sys, "stdout", None):
    take()
    try:
        sys.displayhook(6)
    except RuntimeError as error:
        sys.stdout = kept
        print(error)
