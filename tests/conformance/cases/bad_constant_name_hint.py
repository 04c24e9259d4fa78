# The constants are among the names that a wrong one may have meant; of equally close ones the first counts.
import traceback


def told(source):
    try:
        exec(source)
    except NameError as error:
        print(traceback.format_exception(error)[-1], end="")


def in_a_function():
    return mun([1])


for make in (lambda: fals, lambda: none, lambda: mix, lambda: Nne, lambda: sun, in_a_function):
    try:
        make()
    except NameError as error:
        print(traceback.format_exception(error)[-1], end="")
print([name for name in dir(__builtins__) if name in ("None", "True", "False", "Ellipsis")])
if true:
    print("never")
