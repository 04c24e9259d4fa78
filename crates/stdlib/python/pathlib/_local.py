"""The classes of `pathlib`, which name this module as theirs."""

import io
import os
from os import path as _path

from pathlib._abc import UnsupportedOperation


class _Parents:
    """The folders above a path, nearest first."""

    def __init__(self, path):
        self._path = path
        count = len(path._parts) - bool(path.anchor)
        self._made = None
        self._count = max(count, 0)

    def _all(self):
        if self._made is None:
            found = []
            path = self._path
            for _ in range(self._count):
                path = path.parent
                found.append(path)
            self._made = found
        return self._made

    def __len__(self):
        return self._count

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(self._all()[idx])
        if idx >= self._count or idx < -self._count:
            raise IndexError(idx)
        return self._all()[idx]

    def __iter__(self):
        return iter(self._all())

    def __repr__(self):
        return "<{}.parents>".format(type(self._path).__name__)


class PurePath:
    """A path that is not looked up."""

    __slots__ = "_parts", "_text", "root"

    parser = _path
    drive = ""

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        pieces = []
        for arg in args:
            if isinstance(arg, PurePath):
                pieces.append(arg._text if arg.parser is self.parser else arg.as_posix())
                continue
            try:
                text = arg if isinstance(arg, str) else os.fspath(arg)
            except TypeError:
                text = arg
            if not isinstance(text, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a "
                                f"str, not {type(text).__name__!r}")
            pieces.append(text)
        self._set(self._join(pieces) if pieces else "")

    def _join(self, pieces):
        return _path.join(*pieces)

    def _set(self, text):
        _, self.root, rest = _path.splitroot(text)
        parts = [part for part in rest.split("/") if part and part != "."]
        self._text = self.root + "/".join(parts) or "."
        self._parts = ([self.root] if self.root else []) + parts

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __reduce__(self):
        return self.__class__, (self._text,)

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        return self._text

    def __bytes__(self):
        return os.fsencode(self._text)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self._text)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return "file://" + quote(self._text)

    def _key(self):
        """What paths of one kind are compared by."""
        return self._parts

    def _is_kin(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() == other._key() and self.parser is other.parser

    def __hash__(self):
        return hash(self._text)

    def __lt__(self, other):
        return self._key() < other._key() if self._is_kin(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._is_kin(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._is_kin(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._is_kin(other) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return tuple(self._parts)

    @property
    def name(self):
        names = self._parts[1:] if self.anchor else self._parts
        return names[-1] if names else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self):
        parts = self._parts[self.anchor != "":]
        if not parts:
            return self
        return self.with_segments(self.anchor + "/".join(parts[:-1]))

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_segments(self.parent, name)

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def relative_to(self, other, *_deprecated, walk_up=False):
        if _deprecated:
            _deprecate("support for supplying more than one positional argument to pathlib.PurePath.relative_to() is "
                       "deprecated and scheduled for removal in Python 3.14")
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self.with_segments(*[".."] * step, *self._parts[len(path._parts):])

    def is_relative_to(self, other, *_deprecated):
        if _deprecated:
            _deprecate("support for supplying more than one argument to pathlib.PurePath.is_relative_to() is "
                       "deprecated and scheduled for removal in Python 3.14")
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        _deprecate("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. Use "
                   "os.path.isreserved() to detect reserved paths on Windows.")
        return False

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = self.with_segments(path_pattern)
        if not pattern._parts:
            raise ValueError("empty pattern")
        mine = self._parts
        if pattern.anchor and len(pattern._parts) != len(mine) or len(pattern._parts) > len(mine):
            return False
        return all(_fits(self, part, wanted, case_sensitive, False)
                   for part, wanted in zip(reversed(mine), reversed(pattern._parts)))

    def full_match(self, pattern, *, case_sensitive=None):
        pattern = self.with_segments(pattern)
        wanted = str(pattern) if pattern._parts else ""
        return _fits(self, str(self) if self._parts else "", wanted, case_sensitive, True)


def _fits(path, text, pattern, case_sensitive, recursive):
    """Whether a text, a path or a part of one, fits a pattern."""
    import glob
    import re
    flags = re.NOFLAG if case_sensitive is None or case_sensitive else re.IGNORECASE
    expression = glob.translate(pattern, recursive=recursive, include_hidden=True, seps=path.parser.sep)
    return re.match(expression, text, flags) is not None


def _deprecate(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def _matcher(case_sensitive):
    """What says whether a name fits a pattern."""
    from fnmatch import fnmatchcase
    if case_sensitive is None or case_sensitive:
        return fnmatchcase
    return lambda name, pattern: fnmatchcase(name.lower(), pattern.lower())


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path as Windows has them, with a drive and without regard to case."""

    __slots__ = ("drive",)

    class parser:
        """What tells paths of Windows from others."""

        sep, altsep = "\\", "/"

    def _join(self, pieces):
        drive = root = rest = ""
        for piece in pieces:
            new_drive, new_root, new_rest = _split_windows(piece)
            if new_root:
                drive = new_drive or drive
                root, rest = new_root, new_rest
                continue
            if new_drive and new_drive != drive:
                if new_drive.lower() != drive.lower():
                    drive, root, rest = new_drive, new_root, new_rest
                    continue
                drive = new_drive
            rest += ("\\" if rest and rest[-1] != "\\" else "") + new_rest
        if rest and not root and drive and drive[-1:] not in ":\\":
            root = "\\"
        return drive + root + rest

    def _set(self, text):
        self.drive, self.root, rest = _split_windows(text)
        if not self.root and self.drive.startswith("\\\\") and not self.drive.endswith("\\"):
            pieces = self.drive.split("\\")
            if len(pieces) == 4 and pieces[2] not in "?." or len(pieces) == 6:
                # A server and a share are the whole of a root.
                self.root = "\\"
        parts = [part for part in rest.split("\\") if part and part != "."]
        anchor = self.drive + self.root
        looks_absolute = not anchor and parts and _split_windows(parts[0])[0]
        self._text = anchor + "\\".join([".", *parts] if looks_absolute else parts) or "."
        self._parts = ([anchor] if anchor else []) + parts

    def _key(self):
        return [part.lower() for part in self._parts]

    def __hash__(self):
        return hash(self._text.lower())

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self.as_posix())

    def as_posix(self):
        return self._text.replace("\\", "/")

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        if self.drive[1:] == ":":
            return "file:///" + self.drive + quote(self.as_posix()[2:])
        return "file:" + quote(self.as_posix())

    @property
    def anchor(self):
        return self.drive + self.root

    def with_name(self, name):
        if not name or "/" in name or "\\" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        before = self._parts[bool(self.anchor):-1]
        return self.with_segments((self.anchor or ".\\") + "\\".join([*before, name]))

    def is_absolute(self):
        return bool(self.drive and self.root) or self.drive[:2] == "\\\\"

    def match(self, path_pattern, *, case_sensitive=None):
        return super().match(path_pattern, case_sensitive=bool(case_sensitive))

    def full_match(self, pattern, *, case_sensitive=None):
        return super().full_match(pattern, case_sensitive=bool(case_sensitive))


def _split_windows(text):
    """Drive, root and the rest of a path of Windows."""
    text = text.replace("/", "\\")
    if text[:2] == "\\\\":
        # A server with a share, or a device.
        start = 8 if text[:8].upper() == "\\\\?\\UNC\\" else 2
        share = text.find("\\", start)
        end = -1 if share < 0 else text.find("\\", share + 1)
        if end < 0:
            return text, "", ""
        return text[:end], text[end], text[end + 1:]
    if text[:1] == "\\":
        return "", text[0], text[1:]
    if text[1:2] == ":":
        return text[:2], text[2:3] if text[2:3] == "\\" else "", text[3:] if text[2:3] == "\\" else text[2:]
    return "", "", text


class Path(PurePath):
    """A path on the simulated disk."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        from urllib.parse import unquote
        path = uri[5:]
        if path.startswith("///"):
            path = path[2:]
        elif path.startswith("//localhost/"):
            path = path[11:]
        # A drive of Windows needs no slash before it; a path of one letter is taken for such a drive.
        if path.startswith("///") or path[:1] == "/" and path[2:3] in ":|":
            path = path[1:]
        if path[1:2] == "|":
            path = path[:1] + ":" + path[2:]
        path = cls(unquote(path))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def stat(self, *, follow_symlinks=True):
        return os.stat(self._text)

    lstat = stat

    def exists(self, *, follow_symlinks=True):
        return _path.exists(self._text)

    def is_dir(self, *, follow_symlinks=True):
        return _path.isdir(self._text)

    def is_file(self, *, follow_symlinks=True):
        return _path.isfile(self._text)

    def is_symlink(self):
        return False

    is_junction = is_block_device = is_symlink

    def _is_kind(self, kind):
        try:
            return self.stat().st_mode & 0o170000 == kind
        except (OSError, ValueError):
            return False

    def is_char_device(self):
        return self._is_kind(0o020000)

    def is_fifo(self):
        return self._is_kind(0o010000)

    def is_socket(self):
        return self._is_kind(0o140000)

    def is_mount(self):
        return _path.ismount(self._text)

    def samefile(self, other_path):
        return _path.samefile(self._text, other_path)

    def absolute(self):
        return self if self.root else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(_path.realpath(self._text, strict=strict))

    def expanduser(self):
        text = _path.expanduser(self._text)
        if text.startswith("~"):
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(text)

    def owner(self, *, follow_symlinks=True):
        return "user"

    group = owner

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def iterdir(self):
        return map(self.__truediv__, os.listdir(self))

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        pattern = os.fspath(pattern)
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = [part for part in pattern.split("/") if part and part != "."]
        if not parts:
            raise ValueError(f"Unacceptable pattern: {self.with_segments(pattern)!r}")
        return self._found(parts, pattern, case_sensitive)

    def _found(self, parts, pattern, case_sensitive):
        seen = set()
        for path in self._select(parts, pattern.endswith("/"), case_sensitive):
            if path not in seen:
                seen.add(path)
                yield path

    def _select(self, parts, only_folders, case_sensitive):
        if not parts:
            if not only_folders or self.is_dir():
                yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            yield from self._select(rest, only_folders, case_sensitive)
            if self.is_dir():
                for child in self.iterdir():
                    if child.is_dir():
                        yield from child._select(parts, only_folders, case_sensitive)
                    elif not rest and not only_folders:
                        yield child
        elif any(c in part for c in "*?[") or case_sensitive is False and part != "..":
            matches = _matcher(case_sensitive)
            if self.is_dir():
                for child in self.iterdir():
                    if matches(child.name, part):
                        yield from child._select(rest, only_folders, case_sensitive)
        else:
            child = self / part
            if child.exists():
                yield from child._select(rest, only_folders, case_sensitive)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob("**/" + os.fspath(pattern), case_sensitive=case_sensitive)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for root, dirs, files in os.walk(self._text, top_down, on_error):
            yield self.with_segments(root), dirs, files

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", self._text)
            os.utime(self._text)
        else:
            io.open(self._text, "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self._text, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self._text, mode)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self._text)

    def hardlink_to(self, target):
        os.link(target, self._text)

    def readlink(self):
        return self.with_segments(os.readlink(self._text))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self._text)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self._text)

    def rename(self, target):
        os.rename(self._text, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self._text, target)
        return self.with_segments(target)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(PosixPath):
    def __new__(cls, *args):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")
