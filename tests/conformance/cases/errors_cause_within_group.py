# The cause of an exception is shown though a group that is not shown holds it too.
import sys
import traceback


def look(n):
    try:
        return [][n]
    except IndexError as error:
        raise LookupError("no item") from error


def convert():
    try:
        try:
            look(1)
        except LookupError as single:
            raise ExceptionGroup("several", [single, ValueError("other")])
    except* LookupError as group:
        raise RuntimeError("converted") from group.exceptions[0]


try:
    convert()
except* RuntimeError as group:
    traceback.print_exception(group.exceptions[0], file=sys.stdout)
except* ValueError as group:
    print(group.exceptions)
try:
    try:
        try:
            look(2)
        except LookupError as error:
            first = error
            raise KeyError("in between")
    except KeyError:
        raise RuntimeError("with a cause of its own") from first
except RuntimeError as error:
    traceback.print_exception(error, file=sys.stdout)
    second = error
try:
    raise ValueError("without") from None
except ValueError as error:
    error.__context__ = second
    traceback.print_exception(error, file=sys.stdout)
raise ExceptionGroup("all", [first, second]) from first
