from pathlib import Path, PurePath, PurePosixPath
import posixpath as P
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
p=Path("/a/b/../c.tar.gz")
for f in [lambda: p.name, lambda: p.suffix, lambda: p.suffixes, lambda: p.stem, lambda: p.parent, lambda: list(p.parents), lambda: p.parts, lambda: p/"x"/"y", lambda: "q"/PurePath("r"), lambda: p.with_suffix(".txt"), lambda: p.with_name("z"), lambda: p.with_stem("k"), lambda: Path("a/./b//c"), lambda: Path(), lambda: str(Path("")), lambda: Path("/")/"a", lambda: Path("a").joinpath("b","/c"), lambda: Path("/a/b").relative_to("/a"), lambda: Path("/a/b").relative_to("/c"), lambda: Path("/a/b").relative_to("/a/c/d",walk_up=True), lambda: p.is_absolute(), lambda: p==Path("/a/b/../c.tar.gz"), lambda: Path("a.py").match("*.py"), lambda: sorted([Path("b"),Path("a/z"),Path("a")]), lambda: Path(".bashrc").suffix, lambda: Path("a.").suffix, lambda: Path("x").with_suffix("txt"), lambda: Path("/").name, lambda: Path("/").parent, lambda: Path(3), lambda: p.as_posix(), lambda: p.as_uri(), lambda: p.anchor, lambda: p.parents[0], lambda: p.parents[-1], lambda: len(Path("a/b").parents), lambda: hash(p)==hash(Path(p)), lambda: Path("a/b/c").full_match("a/**/c"), lambda: PurePosixPath("a")/3, lambda: Path("//a/b"), lambda: Path("///a"),
 lambda: P.join("a","b","/c","d"), lambda: P.split("/a/b/"), lambda: P.splitext("a.b/c"), lambda: P.splitext(".x.y"), lambda: P.normpath("a//b/../../../c/."), lambda: P.commonpath(["/a/b","/a/c"]), lambda: P.relpath("/a/b","/a/c"), lambda: P.basename("/x/y"), lambda: P.dirname("/x/y"), lambda: P.commonprefix(["abc","abd"]), lambda: P.normpath(""), lambda: P.join("a",3), lambda: P.isabs("/x"), lambda: P.splitext("a"), lambda: P.join("a","")]:
    e(f)
