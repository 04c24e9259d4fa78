# The name that an error of a path tells: text as it was given, bytes as bytes, and of other objects what they give.
import os
import pathlib
import shutil

GIVEN = "nowhere/file", b"nowhere/file", pathlib.Path("nowhere/file"), "nowhere/\udcff", b"nowhere/\xff"
for function, *more in ((os.chdir,), (os.chmod, 0o777), (os.lstat,), (os.open, os.O_RDONLY), (os.open, os.O_CREAT), (os.rmdir,), (os.stat,), (os.truncate, 0), (os.unlink,), (os.remove,),
                        (os.listdir,), (os.rename, "new"), (os.replace, b"new"), (os.mkdir,), (os.utime,), (os.scandir,), (os.removedirs,), (os.path.getsize,), (os.path.getmtime,),
                        (open,), (shutil.rmtree,)):
    for name in GIVEN:
        try:
            function(name, *more)
        except OSError as error:
            print(function.__name__, type(error).__name__, error.filename is name, repr(error.filename), repr(error.filename2))
os.mkdir(b"raw\xff")
with open(b"raw\xff/\xfe", "w") as file:
    file.write("x")
print([name for name in os.listdir(".") if name.startswith("raw")], [name for name in os.listdir(b".") if name.startswith(b"raw")], os.listdir("raw\udcff"), os.path.exists(b"raw\xff/\xfe"), os.path.exists("raw\udcff/\udcfe"))
for name in "raw\udcff", b"raw\xff":
    try:
        os.rmdir(name)
    except OSError as error:
        print(repr(error.filename), ascii(str(error)))
os.chdir(b"raw\xff")
print(type(os.getcwd()).__name__, os.getcwdb()[-5:])
os.chdir("..")
shutil.rmtree(b"raw\xff")
