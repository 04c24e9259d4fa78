# Of a text that is compiled under a name, what is found behind the parser shows a line only where a file has one.
import traceback


def told(text, name):
    try:
        compile(text, name, "exec")
    except SyntaxError as error:
        print(name, repr(error.msg), error.lineno, error.text)
        print("".join(traceback.format_exception_only(error)), end="")


with open("there.py", "w") as file:
    file.write("x = 1\nreturn 5\n")
for name in "there.py", "nowhere.py", "<text>":
    told("x = 1\nreturn 5\n", name)
told("x = 1\nx = (5\n", "nowhere.py")
print((lambda: None).__code__.co_consts, (lambda: 3).__code__.co_consts)


def documented():
    """What it does."""


print(documented.__code__.co_consts[0])
