# shutil.move() of what is not there complains as the copying does, to which it falls back.
import os
import shutil

for source, target in (("missing", "there"), ("/no/such/file", "there"), ("here", "no/such/folder/there")):
    try:
        shutil.move(source, target)
    except OSError as error:
        print(type(error).__name__, error)
with open("here", "w") as file:
    file.write("text")
try:
    shutil.move("here", "no/such/folder/there")
except OSError as error:
    print(type(error).__name__, error, os.path.exists("here"))
print(shutil.move("here", "there"), os.path.exists("here"), open("there").read())
os.unlink("there")
