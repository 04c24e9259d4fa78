# Folders that are copied, moved and removed, where some of it fails.
import errno
import os
import shutil
import stat
from unittest import mock


def tell(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except shutil.Error as error:
        told = error.args[0]
        print("Error", sorted(told) if isinstance(told, list) else told, repr(error.__context__))
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__), repr(error.__cause__))


def made():
    shutil.rmtree("top", ignore_errors=True)
    os.makedirs("top/inner/deep")
    for name in "top/one", "top/inner/two", "top/inner/deep/three":
        with open(name, "w") as file:
            file.write(name)
    os.chmod("top/inner", 0o750)
    os.utime("top/inner", (1000, 2000))


def shown(top):
    return sorted(os.path.join(folder, name) for folder, names, files in os.walk(top) for name in names + files)


made()
print(shutil.copytree("top", "copied"))
print(shown("copied"), oct(stat.S_IMODE(os.stat("copied/inner").st_mode)), os.stat("copied/inner").st_mtime)
tell(shutil.copytree, "top", "copied")
tell(shutil.copytree, "nowhere", "copied2")
tell(shutil.copytree, "top/one", "copied2")
tell(shutil.copytree, "top", "copied", dirs_exist_ok=True)


def failing(source, target):
    if source.endswith("one") or source.endswith("three"):
        raise OSError(errno.EIO, "Input/output error", source)
    return shutil.copy2(source, target)


tell(shutil.copytree, "top", "partly", copy_function=failing)
print(shown("partly"))
tell(shutil.copytree, "top", "chosen", ignore=lambda folder, names: print(folder, sorted(names)) or [name for name in names if name.startswith("t")])
print(shown("chosen"), shutil.rmtree.avoids_symlink_attacks)

told = []
shutil.rmtree("top/one", onexc=lambda function, path, error: told.append((function.__name__, path, type(error).__name__, error.filename)))
print(told)
told.clear()
shutil.rmtree("nowhere", onerror=lambda function, path, error: told.append((function.__name__, path, error[0].__name__, type(error[1]).__name__)))
print(told)
shutil.rmtree("nowhere", ignore_errors=True)
tell(shutil.rmtree, "nowhere")
tell(shutil.rmtree, "top/one")
tell(shutil.rmtree, b"chosen")

tell(shutil.copyfile, "top/one", "top/nothing/")
tell(shutil.copyfile, "top/one", "top/inner")
tell(shutil.copyfile, "top/one", "top/one")
tell(shutil.copyfile, "nowhere", "top/one")

tell(shutil.move, "top", "top/inner/deep")
tell(shutil.move, "nowhere", "top")
tell(shutil.move, "top/one", "copied")
tell(shutil.move, "top/inner", "top/inner")
with mock.patch("os.rename", side_effect=OSError(errno.EXDEV, "Invalid cross-device link")):
    tell(shutil.move, "top/inner", "moved")
    tell(shutil.move, "top/one", "moved/first")
print(shown("top"), shown("moved"))
for folder in "top", "moved", "copied", "partly":
    shutil.rmtree(folder)
print(os.path.exists("top"))
