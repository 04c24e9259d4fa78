# A file that is dropped unclosed is told of, if the program wants to hear of it.
import io
import os
import warnings


def use():
    open("notes.txt", "w").write("hello")
    print(open("notes.txt").read())
    raw = open("notes.txt", "rb", buffering=0)
    binary = open("notes.txt", "rb")
    closed = open("notes.txt")
    closed.close()
    return raw.read(2), binary.read(2)


for bad in ("missing.txt", "."):
    try:
        open(bad)
    except OSError as error:
        print(error.strerror)
print(use())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(use())
    with open("notes.txt") as file:
        pass
    io.StringIO("text")
    try:
        open("missing.txt")
    except OSError:
        pass
    for warning in caught:
        print(warning.category.__name__, warning.message, warning.lineno)
os.remove("notes.txt")
