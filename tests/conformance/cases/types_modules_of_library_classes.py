# Classes of the library name the modules that CPython has them in.
import calendar
import multiprocessing
import os
import pathlib
import pickle
import shutil
import subprocess


def shown(path: pathlib.Path) -> pathlib.PurePath:
    return path


print(type(pathlib.Path("a")), pathlib.PurePath, pathlib.UnsupportedOperation, pathlib.Path.__module__)
print(shown.__annotations__, pickle.loads(pickle.dumps(pathlib.Path("a/b"))), repr(os.uname())[:24])
print(type(next(os.scandir("/"))), shutil.SpecialFileError.__mro__, calendar.IllegalMonthError.__bases__)
print(subprocess.list2cmdline(["plain", "a b", 'c"d', "", "x\\", "y \\\\", '\\"']))
for wait in (lambda: subprocess.run(["sleep", "5"], timeout=1), lambda: subprocess.call(["sleep", "5"], timeout=1)):
    try:
        wait()
    except subprocess.TimeoutExpired as error:
        print(error)
raise multiprocessing.TimeoutError("in full")
