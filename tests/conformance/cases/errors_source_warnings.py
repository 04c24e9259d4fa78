# What looks like a mistake in a source given as text, as a warning at its line.
import sys
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    eval("1 is 1")
    exec("x = 1\nassert (x, 'never false')\n")
    compile("'\\d'", "given.py", "exec")
    eval("1if 2else 3")
    eval("0x1for x in ()") if False else None
    exec("y = 'fine'")
for one in caught:
    print(one.category.__name__, one.message, one.filename, one.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile("x = 3\nx is 'y'", "given.py", "exec")
    except SyntaxWarning as error:
        print("as an error:", error)
    except SyntaxError as error:
        print("as an error:", error.msg, error.lineno)
print(1if x else 2)
