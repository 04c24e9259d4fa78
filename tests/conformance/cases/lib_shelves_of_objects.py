"""Objects that are kept in a file by names, and tables of bytes; passwords without a terminal."""

import dbm
import getpass
import io
import pdb
import shelve
import sys
import warnings


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


with shelve.open("data") as shelf:
    shelf["b"] = [1, 2]
    shelf["a"] = {"x": 1}
    shelf["c"] = (3,)
    print(list(shelf), len(shelf), "a" in shelf, shelf["a"], type(shelf))
    # What is read is another object each time.
    shelf["a"]["x"] = 5
    shelf["b"].append(3)
    print(dict(shelf), shelf.get("zz"), shelf.get("zz", 5), shelf.pop("c"), list(shelf.keys()))
    print(list(shelf.values()), shelf.setdefault("q", 9))
    show(lambda: shelf["nope"])
    show(lambda: shelf.__setitem__(5, 1))
    show(lambda: shelf.__setitem__("f", lambda: 1))
    shelf.update(z=1)
show(lambda: shelf["a"])
with shelve.open("data", writeback=True) as shelf:
    shelf["b"].append(4)
    del shelf["z"]
with shelve.open("data", "r") as shelf:
    print(dict(shelf))
    show(lambda: shelf.__setitem__("n", 1))
with shelve.open("data", flag="n") as shelf:
    print(list(shelf))
show(lambda: shelve.open("nofile", "r"))
shelf = shelve.Shelf({})
shelf["k"] = 1
print(shelf.dict, list(shelf), shelf["k"])

print(dbm.whichdb("data"), dbm.whichdb("nofile"))
table = dbm.open("table", "c")
table["k"] = "v"
table[b"a"] = b"w"
print(table["k"], table.keys(), table.get("x"), type(table), "k" in table, len(table))
table.close()
show(lambda: table["k"])
with dbm.open("table") as table:
    print(dict(table))

sys.stdin = io.StringIO("secret\nnext\n")
warnings.simplefilter("ignore")
for prompt in ("Password: ", "Again: ", "Once more: "):
    try:
        print(repr(getpass.getpass(prompt, sys.stdout)))
    except EOFError:
        print("no more")
print(isinstance(getpass.getuser(), str), callable(pdb.set_trace))
