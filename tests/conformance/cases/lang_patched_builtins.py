# A builtin that a program replaces is seen everywhere at once, and so is the old one when it is put back.
import builtins
from unittest import mock


def greet(name):
    print("hello", name)
    return ord(name[0])


def ask():
    return input("who? ")


real = builtins.print
print(greet("one"))
builtins.print = lambda *parts, **options: real("[patched]", *parts, **options)
print(greet("two"))
builtins.print = real
print(greet("three"))

for turn in range(3):
    with mock.patch("builtins.input", return_value=f"answer {turn}") as asked, mock.patch("builtins.ord", lambda text: turn):
        print(ask(), greet("four"), asked.call_count)
    print(greet("five"))

builtins.shout = str.upper
print([shout(word) for word in ("a", "b")])
builtins.shout = str.title
print([shout(word) for word in ("a", "b")])
del builtins.shout
try:
    print(shout("c"))
except NameError as error:
    print(error)
