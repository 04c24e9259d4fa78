"""Attributes of futures and tasks that cannot be deleted; lines that `linecache` keeps; sources that begin indented."""
import ast
import asyncio
import linecache
import os
import sys


async def main():
    future = asyncio.get_running_loop().create_future()
    for name in ("_log_traceback", "_asyncio_future_blocking", "_cancel_message", "_state", "_result", "other"):
        try:
            delattr(future, name)
        except AttributeError as exc:
            print(name, exc)
    try:
        del asyncio.current_task()._log_destroy_pending
    except AttributeError as exc:
        print(exc)
    future.cancel()


asyncio.run(main())


def write(text):
    with open("kept_lines.txt", "w") as file:
        file.write(text)


write("one\ntwo")
print(linecache.getline("kept_lines.txt", 2), linecache.getlines("kept_lines.txt"), linecache.getline("kept_lines.txt", 3) == "")
write("one\nthree\nfour\n")
print(linecache.getlines("kept_lines.txt"))
linecache.checkcache("kept_lines.txt")
print(linecache.getlines("kept_lines.txt"))
os.remove("kept_lines.txt")
linecache.checkcache()
print("kept_lines.txt" in linecache.cache, linecache.getlines("kept_lines.txt"))
write("")
print(linecache.getlines("kept_lines.txt"))
linecache.clearcache()
with open("kept_lines.txt", "wb") as file:
    file.write(b"\xff\xfe\n")
print(linecache.getlines("kept_lines.txt"))
os.remove("kept_lines.txt")


class Loader:
    def get_source(self, name):
        return f"# the source of {name}\npass"


names = {"__name__": "some.module", "__loader__": Loader()}
print(linecache.lazycache("no/file.py", names), linecache.getlines("no/file.py"))
print(linecache.getline("no/other.py", 1, names), linecache.lazycache("<string>", names))

for source in "\n 1", "\n\n\t1 + 1", "# note\n 1", "\n1", "  1":
    try:
        print(eval(source))
    except SyntaxError as exc:
        print(type(exc).__name__, exc.msg, exc.lineno, repr(exc.text))
try:
    ast.literal_eval("\n [1]")
except SyntaxError as exc:
    print(type(exc).__name__, exc.msg)
for function in sys.getdefaultencoding, sys.getrecursionlimit, sys.getswitchinterval:
    try:
        function(1)
    except TypeError as exc:
        print(exc)
print(ast.dump(ast.arguments(posonlyargs=[ast.arg("x")], kwonlyargs=[ast.arg("y")]), annotate_fields=False))
