"""Paths of Windows, which no system is needed for."""
import pickle
from pathlib import PurePath, PurePosixPath, PureWindowsPath as W, WindowsPath


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("C:\\Users\\me\\f.TXT", "c:/a/b", "c:a", "c:", "c:/", "/a", "\\a\\", "a/b\\c", "", "./c:x",
             "//srv/share/d/e", "//srv/share", "//srv", "//?/C:/x", "//./dev", "//?/UNC/s/h/f", "C:\\..\\x", "x:y:z"):
    path = W(text)
    print(repr(path), str(path), path.parts, path.drive, path.root, path.anchor, path.name, path.suffix, path.stem,
          path.parent, list(path.parents), path.is_absolute(), path.as_posix())
    tell(path.as_uri)
for pieces in (("c:/a", "b"), ("c:/a", "/b"), ("c:/a", "d:b"), ("c:/a", "C:b"), ("c:/a", "d:/b"), ("c:", "a"),
               ("//s/h", "x"), ("//s/h", "/x"), ("", "a"), ("/a", "c:b"), (PurePosixPath("/p/q"), "r")):
    print(W(*pieces))
print(W("C:/A") == W("c:\\a"), hash(W("C:/A")) == hash(W("c:/a")), W("a") == PurePosixPath("a"))
print(sorted(map(W, ["b", "A", "a", "B"])), {W("x"), W("X")}, W("C:/Foo.TXT").match("*.txt"),
      W("c:/a/b.py").full_match("C:/**/*.PY"), W("a/b").match("A/*", case_sensitive=True))
tell(lambda: W("a") < PurePosixPath("b"))
tell(lambda: W("c:/a").relative_to("C:/"))
tell(lambda: W("c:/a").relative_to("d:/"))
tell(lambda: W("c:/a/b").relative_to("c:/x", walk_up=True))
tell(lambda: W("c:/a.txt").with_suffix(".py"))
tell(lambda: W("c:/a").with_name("b\\c"))
tell(lambda: W("c:/a").with_name("b:c"))
tell(lambda: W("c:/a") / "x" / "y")
tell(lambda: "q" / W("r"))
tell(lambda: WindowsPath("a"))
tell(lambda: PurePosixPath("/x", W("a\\b")))
tell(lambda: pickle.loads(pickle.dumps(W("c:/q"))))
tell(lambda: isinstance(W("a"), PurePath))
