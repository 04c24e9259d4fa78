text = "Größe 5 € “quoted” Ł"
for name in "cp1252", "windows-1250", "cp437", "latin9", "koi8-r", "mac-roman", "cp866":
    for handler in "strict", "replace", "xmlcharrefreplace":
        try:
            print(name, handler, text.encode(name, handler))
        except UnicodeEncodeError as e:
            print(name, e, e.start, e.end, e.encoding)
for data in b"caf\xe9 \x80\x93", b"\x81\x8d":
    for name in "cp1252", "cp850", "iso8859-15", "iso8859_2", "cp1251", "KOI8_R":
        try:
            print(name, data.decode(name), data.decode(name, "ignore").encode(name) == data)
        except UnicodeDecodeError as e:
            print(name, e, e.encoding)
with open("/tmp/old.txt", "w", encoding="cp1252") as f:
    f.write("naïve “x”\n")
    try:
        f.write("日本")
    except UnicodeEncodeError as e:
        print(e)
with open("/tmp/old.txt", "rb") as f:
    print(f.read())
with open("/tmp/old.txt", encoding="cp1252") as f:
    print(f.read())
try:
    open("/tmp/old.txt", encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
try:
    with open("/tmp/old.txt", "w", encoding="ascii") as f:
        f.write("plain ")
        f.write("é")
except UnicodeEncodeError as e:
    print(e, open("/tmp/old.txt").read())
