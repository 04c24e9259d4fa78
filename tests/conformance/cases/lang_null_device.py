# Where output goes that nobody wants.
import contextlib
import os
import stat

with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
    print("lost")
    nowhere.write("this too")
print(repr(open(os.devnull).read()), open(os.devnull, "rb").read(5))
with open(os.devnull, "r+b") as both:
    print(both.write(b"abc"), both.seek(2), both.tell(), both.read())
print(os.path.exists(os.devnull), os.path.isfile(os.devnull), stat.filemode(os.stat(os.devnull).st_mode))
print(os.path.getsize(os.devnull), stat.S_ISREG(os.stat(os.devnull).st_mode))
