import io
import os

os.chdir("/tmp")
with open("lines.txt", "wb") as f:
    f.write(b"one\r\ntwo\rthree\nfo\xc3\xbcr")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("lines.txt", encoding="utf-8", newline=newline) as f:
        print(repr(newline), f.newlines, f.readlines(), repr(f.newlines))
with open("lines.txt", encoding="utf-8") as f:
    places = []
    while line := f.readline():
        places.append(f.tell())
    print(places)
    for place in places[:-1]:
        f.seek(place)
        print(place, repr(f.read(2)), repr(f.readline()))
    f.seek(0)
    try:
        for line in f:
            f.tell()
    except OSError as error:
        print(error)
for encoding in ("utf-16", "utf-8-sig", "utf-32"):
    with open("marked.txt", "w", encoding=encoding) as f:
        f.write("añ")
        f.flush()
        f.write("ö")
    with open("marked.txt", "a", encoding=encoding) as f:
        f.write("€")
    with open("marked.txt", "rb") as f:
        print(encoding, f.read())
    with open("marked.txt", encoding=encoding) as f:
        print(f.read(1), f.tell() > 0, f.read())
text = io.StringIO(newline=None)
text.write("a\r\nb\rc\n")
print(repr(text.getvalue()), text.newlines)
text.seek(20)
print(repr(text.read()), text.write(""), repr(text.getvalue()))
with open("marked.txt", "wb") as f:
    for wrong in (lambda: f.write(5), lambda: f.writelines([1, 2]), lambda: f.write("x"), lambda: f.read()):
        try:
            print(wrong())
        except Exception as error:
            print(type(error).__name__, error)
data = io.BytesIO(b"abc")
view = data.getbuffer()
try:
    data.close()
except BufferError as error:
    print(error)
view.release()
data.close()
print(data.closed)
