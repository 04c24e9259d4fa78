# Methods that derived classes replace are asked where CPython asks them, and only there.
import bisect
import collections
import csv
import io
import json
import os
import pathlib
import shutil
import textwrap


class Framed(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        yield from ("<", *super().iterencode(o, _one_shot), ">")


class Doubled(list):
    def __getitem__(self, index):
        return super().__getitem__(index) * 2


class Text(str):
    def __iter__(self):
        return iter("other")

    def __contains__(self, part):
        return True


print(json.dumps([1, {"a": 2}], cls=Framed), json.dumps([Text("plain"), {Text("key"): 1}]))
print(bisect.bisect(Doubled([1, 2, 3]), 3), bisect.bisect_left(Doubled([1, 2, 3]), 6))
Kinds = collections.namedtuple("Kinds", "first second")
print(isinstance(1, Kinds(int, str)), isinstance(1.5, Kinds(int, str)), issubclass(bool, Kinds(str, int)))

for sample in "x", "name,age\nAnn,5\nBob,6\n", "a,b\n1,x\n2,yy\n", "abc,d\nxy,1\nzw,2\n":
    try:
        print(csv.Sniffer().has_header(sample), end=" ")
    except csv.Error as error:
        print(error, end=" ")
print()

os.makedirs("folder/inner")
pathlib.Path("folder/inner/One.TXT").touch()
folder = pathlib.Path("folder")
print([p.name for p in folder.rglob("*.txt", case_sensitive=False)], list(folder.rglob("*.txt")))
print([str(p) for p in folder.glob("INNER/one.*", case_sensitive=False)])
print(pathlib.PurePath("A/b.TXT").match("a/*.txt", case_sensitive=False))
print(pathlib.PurePath("A/b.TXT").full_match("**/B.*", case_sensitive=False))
os.renames("folder/inner/One.TXT", "elsewhere/two.txt")
print(os.path.exists("folder"), os.listdir("elsewhere"))
for wrong in (lambda: shutil.move("elsewhere", "elsewhere/within"), lambda: pathlib.Path("~nobody9/x").expanduser(),
              lambda: textwrap.dedent(5), lambda: setattr(io.StringIO, "read", None)):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
