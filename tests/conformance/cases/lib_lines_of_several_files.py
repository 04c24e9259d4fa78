"""The lines of several files as if they were one, files written anew, and how commands ended."""

import fileinput
import os
import sys


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


for name, text in (("a.txt", "one\ntwo\n"), ("b.txt", "three\nfour"), ("e.txt", "")):
    with open(name, "w") as file:
        file.write(text)
for line in fileinput.input(["a.txt", "e.txt", "b.txt"]):
    print(fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(),
          fileinput.isstdin(), repr(line))
fileinput.close()
with fileinput.input(files=("a.txt", "b.txt")) as lines:
    for line in lines:
        print(lines.filename(), lines.lineno(), line.rstrip())
with fileinput.FileInput("a.txt", inplace=True, backup=".bak") as lines:
    for line in lines:
        print(line.replace("o", "0"), end="")
print(open("a.txt").read(), open("a.txt.bak").read())
for line in fileinput.input("b.txt", inplace=True):
    sys.stdout.write(line.upper())
print(open("b.txt").read(), os.path.exists("b.txt.bak"))
show(fileinput.lineno)
show(lambda: fileinput.FileInput("a.txt", mode="w"))
show(lambda: list(fileinput.FileInput("nofile")))
show(lambda: list(fileinput.FileInput("a.txt", mode="rb")))
sys.argv = ["x", "a.txt"]
lines = fileinput.input()
print(next(lines))
show(lambda: fileinput.input())
fileinput.nextfile()
show(lambda: next(lines))
fileinput.close()
print(list(fileinput.input("a.txt", openhook=fileinput.hook_encoded("utf-8"))))
sys.argv = ["x"]
fileinput.close()
print(list(fileinput.input()))

for status in (0, 256, 9, 15, 130, 11, 512, 0x7F, 0x137F, -1, "a", 1.0):
    show(lambda: os.waitstatus_to_exitcode(status))
print(os.WEXITSTATUS(256), os.WIFEXITED(256), os.WIFSIGNALED(9), os.WTERMSIG(9), os.WIFSTOPPED(0x137F),
      os.WSTOPSIG(0x137F), os.WCOREDUMP(0x8B))
print(os.waitstatus_to_exitcode(3 << 8))
