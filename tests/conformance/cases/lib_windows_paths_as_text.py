"""Paths of Windows as text, on a machine that is none."""

import ntpath
import os


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


TEXTS = ["c:/a/b.txt", "c:a", "c:", "/a", "a/b/../c", r"\\srv\share\x\y.tar.gz", "", ".", r"\\?\C:\a",
         "C:\\Program Files\\App\\x.EXE", "c:\\", r"\\?\UNC\s\sh\x", ".hidden", "a.", "//srv"]
for text in TEXTS:
    for name in ("splitdrive", "splitroot", "split", "splitext", "normpath", "isabs", "normcase", "isreserved"):
        print(repr(text), name, getattr(ntpath, name)(text))
for parts in (("c:\\a", "b"), ("c:", "b"), ("c:/a", "d:b", "e"), ("a", ""), ("//s/sh", "b"), (b"a", b"b"), ("a", b"b"),
              ("c:/a", "C:b")):
    show(lambda: ntpath.join(*parts))
for paths in (["C:\\a\\b", "c:/A/c"], ["a", "/b"], ["c:a", "c:/b"], [], ["c:a", "d:b"]):
    show(lambda: ntpath.commonpath(paths))
for path, start in (("c:/a/b", "c:/x"), ("c:/a", "d:/a"), ("c:/A/b", "c:/a"), ("c:/a", "c:/a")):
    show(lambda: ntpath.relpath(path, start))
os.environ.update(FOO="bar", USERPROFILE="C:\\Users\\me")
print(ntpath.expandvars("%FOO%\\x $FOO ${FOO} '$FOO' %nope% $$ %%"), ntpath.expanduser("~\\x"), ntpath.expanduser("x"))
print(ntpath.abspath("c:/a/../b"), ntpath.split(b"c:/a/b"), ntpath.sep, ntpath.altsep, ntpath.pathsep)
