"""Copying and removing on the simulated disk."""

import os

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree",
           "Error", "SpecialFileError", "SameFileError", "ReadError", "disk_usage", "which", "get_terminal_size",
           "ignore_patterns"]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ReadError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while buf := fsrc.read(length or 65536):
        fdst.write(buf)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f"Directory does not exist: {dst}") from error
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    times = os.stat(src)
    os.utime(dst, ns=(times.st_atime_ns, times.st_mtime_ns))


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = copy(src, dst)
    copystat(src, dst)
    return dst


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    entries = list(os.scandir(src))
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            if entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors += error.args[0]
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def ignore_patterns(*patterns):
    def ignore(path, names):
        from fnmatch import filter
        return {name for pattern in patterns for name in filter(names, pattern)}
    return ignore


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    if ignore_errors:
        def onexc(*args):
            pass
    elif onerror is None and onexc is None:
        def onexc(*args):
            raise
    elif onexc is None:
        def onexc(function, path, exc):
            onerror(function, path, (type(exc), exc, exc.__traceback__))
    _take_away(os.fsdecode(path) if isinstance(path, bytes) else path, onexc, True)


rmtree.avoids_symlink_attacks = True


def _take_away(path, tell, is_first=False):
    """A folder with all that is in it; what has gone meanwhile is not told of."""
    inner = []
    function = os.lstat
    try:
        os.lstat(path)
        function = os.scandir
        for entry in list(os.scandir(path)):
            if entry.is_dir():
                inner.append(entry.path)
                continue
            try:
                os.unlink(entry.path)
            except FileNotFoundError:
                pass
            except OSError as error:
                tell(os.unlink, entry.path, error)
    except FileNotFoundError as error:
        if is_first:
            error.filename = path
            tell(function, path, error)
        return
    except OSError as error:
        error.filename = path
        tell(function, path, error)
    while inner:
        _take_away(inner.pop(), tell)
    try:
        os.rmdir(path)
    except FileNotFoundError as error:
        if is_first:
            error.filename = path
            tell(os.rmdir, path, error)
    except OSError as error:
        error.filename = path
        tell(os.rmdir, path, error)


def _destinsrc(src, dst):
    return (os.path.abspath(dst).rstrip("/") + "/").startswith(os.path.abspath(src).rstrip("/") + "/")


def move(src, dst, copy_function=copy2):
    real = dst
    if os.path.isdir(dst):
        if os.path.exists(src) and os.path.samefile(src, dst):
            os.rename(src, dst)
            return
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(real):
            raise Error("Destination path '%s' already exists" % real)
    try:
        os.rename(src, real)
    except OSError:
        if os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


def disk_usage(path):
    from collections import namedtuple
    return namedtuple("usage", "total used free")(10 ** 12, 10 ** 11, 9 * 10 ** 11)


def which(cmd, mode=1, path=None):
    from _commands import is_program
    if isinstance(cmd, (bytes, bytearray)):
        found = which(os.fsdecode(cmd), mode, path and os.fsdecode(path))
        return found and os.fsencode(found)
    if os.path.dirname(cmd):
        places = [cmd]
    else:
        path = os.environ.get("PATH", "/bin:/usr/bin") if path is None else path
        places = [os.path.join(folder, cmd) for folder in path.split(":")] if path else []
    for place in places:
        if is_program(place) or os.path.exists(place) and os.access(place, mode) and not os.path.isdir(place):
            return place
    return None


def get_terminal_size(fallback=(80, 24)):
    columns, lines = os.environ.get("COLUMNS", ""), os.environ.get("LINES", "")
    return os.terminal_size((int(columns) if columns.isdigit() else fallback[0],
                             int(lines) if lines.isdigit() else fallback[1]))
