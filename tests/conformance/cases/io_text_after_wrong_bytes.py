# Where text goes on after bytes that could not be decoded: what was read ahead for that line or piece is gone.
import io
import os

with open("wrong", "wb") as file:
    file.write(b"A\nB\n" + b"123456789\n" * 1000 + b"\x80")
with open("wrong", encoding="ascii") as file:
    print(repr(file.readline()), repr(file.readline()))
    count = 0
    try:
        for line in file:
            count += 1
    except UnicodeDecodeError as error:
        print(count, error, len(error.object))
    print(repr(file.readline()), repr(file.read()), repr(file.readline()))
with open("wrong", encoding="utf-8") as file:
    print(len(file.read(8100)))
    for _ in range(3):
        try:
            print(len(file.read(1000)))
        except UnicodeDecodeError as error:
            print(error)
    file.seek(0)
    print(repr(file.readline()))
os.unlink("wrong")
for data in b"abc\n\xff\ndef\n", b"abc\n" * 3000 + b"\xff\ndef\n":
    file = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    for _ in range(3):
        try:
            print(len(file.readlines()))
        except UnicodeDecodeError as error:
            print(error)
