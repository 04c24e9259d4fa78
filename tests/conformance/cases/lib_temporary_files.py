# Temporary files: in memory until they are large, without a name, and with one that goes.
import os
import tempfile

with tempfile.SpooledTemporaryFile(max_size=5, mode="w+") as file:
    print(file.mode, file.name, file.closed, file._rolled, file.newlines, file.errors)
    file.write("abc")
    print(file._rolled, file.tell(), file.seek(0), file.read())
    file.write("defgh")
    print(file._rolled, file.mode, type(file.name), file.seek(0), file.read(), list(file))
    print(file.readable(), file.seekable(), file.writable(), file.isatty())
print(file.closed)
with tempfile.SpooledTemporaryFile(max_size=5) as file:
    file.write(b"ab\ncd")
    file.seek(0)
    print(file._rolled, file.readline(), file.readlines(), file.fileno() > 2, file._rolled, file.truncate(2))
    file.writelines([b"x\n", b"y"])
    file.seek(0)
    print([line for line in file], type(file).__name__)
    try:
        file.write("text")
    except TypeError as e:
        print(e)
file = tempfile.SpooledTemporaryFile()
file.write(b"x" * 100)
print(file._rolled, file.mode)
file.rollover()
print(file._rolled, file.mode)
file.close()
try:
    file.read()
except ValueError as e:
    print(e)

with tempfile.TemporaryFile("w+") as file:
    file.write("a\nb\n")
    file.seek(0)
    print(file.mode, type(file.name), type(file), [line for line in file])
with tempfile.TemporaryFile() as file:
    print(file.mode, type(file), file.write(b"12345"), file.truncate(2), file.seek(0), file.read())

with tempfile.NamedTemporaryFile("w+", delete_on_close=False) as file:
    file.write("x")
    file.close()
    print(os.path.exists(file.name), open(file.name).read())
print(os.path.exists(file.name), file.closed)
with tempfile.NamedTemporaryFile(delete=False, prefix="pre", suffix=".suf") as file:
    file.write(b"1")
print(os.path.exists(file.name), os.path.basename(file.name)[:3], file.name[-4:], type(file.file))
os.unlink(file.name)
file = tempfile.NamedTemporaryFile()
name = file.name
print(os.path.exists(name))
del file
print(os.path.exists(name))
