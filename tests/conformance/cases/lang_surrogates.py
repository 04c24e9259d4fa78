# Halves of surrogate pairs in texts: they are characters as others are, but cannot be written.
import ast
import io
import json
import os
import re
import sys
import unicodedata

text = "\ud800x\udcff\U0001f600"
print(ascii(text), len(text), [hex(ord(letter)) for letter in text], text.isprintable())
print(repr("\ud800"), ["\udc80"], {"\udfff": ("\ud801",)}, f"{'\udc00'!r}", "%r %a" % ("\ud800", "\ud800"))
print(ascii(chr(0xd800)), ord("\udfff"), ascii("%c" % 0xd801), ascii(f"{0xd802:c}"), ascii(f"\ud800{1:\udc00>3}"))
print(ascii("\ud83d" "\ude00"), "\ud83d\ude00" == "\U0001f600", r"\ud800", "\\ud800")
print(ascii(text[::-1]), text.find("\udcff"), text.count("\ud800"), ascii(text.partition("x")), ascii(text.split("\udcff")))
print(ascii("\ud800".upper() + "\ud800".title() + "\ud800".center(3, "\udc00")))
print([getattr("\ud800", f"is{kind}")() for kind in "alpha alnum ascii digit identifier lower upper space title".split()])

# In their place in the order.
letters = ["\ue000", "\ud800", "\uffff", "a", "\U00010000", "\udfff", "\ud7ff"]
print(ascii(sorted(letters)), ascii(max(letters[1:3])), "\ud800" < "\ue000", "\ud800a" < "\ud800b", "\udfff" > "\U00010000")
print(hash("\ud800") == hash(chr(0xd800)), {"\ud800": 1}[chr(0xd800)], sys.getsizeof("\ud800") == sys.getsizeof("\u20ac"))
print(ascii(text.translate({0xd800: "A", ord("x"): 0xdc00})), str.maketrans("\ud800", "\udc00"), str.maketrans({"\ud800": "b"}))
print(*[getattr(unicodedata, name)("\ud800") for name in ("category", "bidirectional", "east_asian_width", "combining")],
      unicodedata.name("\ud800", "no name"), ascii(unicodedata.normalize("NFKC", "\ud800e\u0301")))

# Patterns and JSON.
print(ascii(re.findall("[\ud800-\udbff][\udc00-\udfff]", "a\ud83d\ude00b")), re.sub(r"[\ud800-\udfff]", "?", text).encode())
print(ascii(re.findall("[\U00010000-\U0010ffff]", text)), re.findall("[^\x00-\uffff]", "\ud800\uffff"), re.match(r"\ud800", text).span())
print(ascii(re.findall(r"(?i)\ud800|X", text)), ascii(re.sub("x", "\udc00", text)), re.escape("\ud800") == "\ud800", re.search(r"\w", "\ud800"))
print(json.dumps(text), ascii(json.dumps(text, ensure_ascii=False)), json.dumps({"\ud800": 1, "\ue000": 2}, sort_keys=True))
print(ascii(json.loads(r'"\ud800\u0041 \ud83d\ude00 \udc00"')), ascii(ast.literal_eval(r"'\ud800'")), ast.dump(ast.parse(r"'\ud800'")))

# What is written must be whole.
for write in (print, sys.stdout.write, lambda text: print("before", text, "behind"), str.encode, lambda text: exec(f"x = '{text}'"),
              lambda text: open("out.txt", "w", encoding="utf-8").write(text)):
    try:
        write(text)
    except UnicodeEncodeError as error:
        print("|", error, error.object == text, error.start, error.end)
print(text, "\udc80", file=sys.stderr)
for read in (int, float, complex):
    try:
        read("1\ud800")
    except ValueError as error:
        print(ascii(str(error)))
print(ascii(os.fsdecode(b"a\xff")), os.fsencode("a\udcff"), ascii(str(b"\xfe", "utf-8", "surrogateescape")), bytes("\udcfe", "utf-8", "surrogateescape"))
wrapper = io.TextIOWrapper(io.BytesIO(b"\xffabc\n"), encoding="ascii", errors="surrogateescape")
print(ascii(wrapper.read()))
with open("bytes.txt", "w", errors="surrogateescape") as file:
    file.write("\udcff\udc00"[:1])
print(open("bytes.txt", "rb").read(), ascii(open("bytes.txt", encoding="utf-8", errors="surrogateescape").read()))


class Thing:
    pass


thing = Thing()
setattr(thing, "\ud800", 1)
print(thing.__dict__, getattr(thing, "\ud800"))
try:
    getattr(thing, "\udc00")
except AttributeError as error:
    print(ascii(str(error)))
raise ValueError("half \ud800, and \x80")
