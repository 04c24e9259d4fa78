"""What functions of `os` say to arguments that are too many, too few, or of the wrong kind."""

import os


def tell(label, function, *args, **kwargs):
    try:
        print(label, function(*args, **kwargs))
    except (TypeError, ValueError, OSError) as error:
        print(label, type(error).__name__, error)


for name in ("chdir close fspath fstat listdir lstat mkdir open remove rename replace rmdir scandir stat system unlink "
             "getcwd getpid pipe dup isatty strerror umask urandom read write putenv lseek").split():
    function = getattr(os, name)
    print(function.__name__)
    tell("too many", function, *range(9))
    tell("name", function, nope=1)
    if name not in ("listdir", "scandir", "getcwd", "getpid", "pipe"):
        tell("too few", function)

tell("rename", os.rename, 1, "a")
tell("rename", os.rename, "a", 1.5)
tell("replace", os.replace, None, "a")
tell("unlink", os.unlink, 1)
tell("mkdir", os.mkdir, "folder", "mode")
tell("urandom", os.urandom, -1)
tell("scandir", os.scandir, 1.5)
tell("chdir", os.chdir, None)
tell("lstat", os.lstat, 1.5)
tell("access", os.access, None, 1)
tell("truncate", os.truncate, None, 1)
tell("missing", os.unlink, "missing")
tell("missing", os.replace, "missing", "other")
