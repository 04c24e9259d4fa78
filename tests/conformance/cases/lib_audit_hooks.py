"""Audit hooks hear of the events of the program, in the order in which they were added; one can keep others out."""
import sys

heard = []


def first(event, arguments):
    if event.startswith(("program.", "sys.addaudithook")):
        heard.append(("first", event, arguments))


def second(event, arguments):
    if event.startswith(("program.", "sys.addaudithook")):
        heard.append(("second", event, arguments))
        if event == "program.forbidden":
            raise PermissionError(f"{event} with {arguments}")
        if event == "sys.addaudithook":
            raise RuntimeError("no further hooks")


sys.audit("program.unheard")
sys.addaudithook(first)
sys.addaudithook(hook=second)
sys.audit("program.step", 1, "two")
try:
    sys.audit("program.forbidden", None)
except PermissionError as error:
    print("forbidden:", error)
print(sys.addaudithook(lambda event, arguments: heard.append("third")))
sys.audit("program.end")
print(*heard, sep="\n")
for wrong in (lambda: sys.audit(), lambda: sys.audit(5), lambda: sys.audit("a", x=1), lambda: sys.addaudithook()):
    try:
        wrong()
    except TypeError as error:
        print(error)
