# What functions of `os` and `hashlib` look at, and names of bytes.
import hashlib
import io
import os
import pickle


def attempt(what, call, *args, **options):
    try:
        print(what, call(*args, **options))
    except Exception as error:
        print(what, type(error).__name__, error)


os.mkdir("things")
os.chdir("things")
with open("file", "w") as file:
    file.write("text")
attempt("open:", os.open, 5, os.O_RDONLY)
attempt("open:", os.open, "file", "r")
attempt("access:", os.access, "file", "r")
attempt("access:", os.access, 5.5, 0)
for times in (1, 2), (1.5, 2.25), (-1, -0.5):
    os.utime("file", times)
    status = os.stat("file")
    print(status.st_atime, status.st_mtime, status.st_atime_ns, status.st_mtime_ns, status[7:9])
os.utime("file", ns=(10**9, 2 * 10**9 + 1))
print(os.stat("file").st_atime_ns, os.stat("file").st_mtime_ns)
for times in 5, (1,), [1, 2], (1, object()), ("1", 2), (float("nan"), 1):
    attempt(f"utime {type(times).__name__}:", os.utime, "file", times)
attempt("utime:", os.utime, "file", (1, 2), ns=(1, 2))
attempt("utime:", os.utime, "file", ns=5)
attempt("utime:", os.utime, "file", ns=(1, "a"))
attempt("utime:", os.utime, "nothing")
os.mkdir(b"folder")
print(sorted(os.listdir(b".")), sorted(entry.name for entry in os.scandir(b".")), [e.path for e in os.scandir(b"folder/..")][0][:1])
print([(top, sorted(folders), sorted(files)) for top, folders, files in os.walk(b".")])
print(type(os.supports_fd), type(os.supports_dir_fd))
reader, writer = os.pipe()
os.set_inheritable(reader, True)
print(os.get_inheritable(reader), os.get_inheritable(writer))
os.close(reader)
os.close(writer)
attempt("system:", os.system, 5)
attempt("popen:", os.popen, 5)
attempt("popen:", os.popen, "echo a", "x")
attempt("popen:", os.popen, "echo a", "r", 0)
pipe = os.popen("echo a; exit 3")
print(pipe.read(), pipe.close(), os.popen("true").close())

for args in [("sha256", b"p", b"s", 0), ("sha256", b"p", b"s", 1, 0), ("sha256", b"p", b"s", 1, 2**62),
             ("sha256", b"p", b"s", 2**40), ("nothing", b"p", b"s", 1), ("sha256", "p", b"s", 1),
             ("sha256", b"p", "s", 1), (5, b"p", b"s", 1), ("sha256", b"p", b"s", 1.5)]:
    attempt(f"pbkdf2 {args}:", hashlib.pbkdf2_hmac, *args)
print(hashlib.pbkdf2_hmac("sha1", bytearray(b"p"), memoryview(b"s"), 2, 5).hex())
for file in 5, io.StringIO("a"), io.BytesIO(b"a"):
    try:
        print(hashlib.file_digest(file, "md5").hexdigest())
    except ValueError as error:
        print(str(error).split(" at ")[0])
attempt("pickle:", pickle.load, io.StringIO("a"))
