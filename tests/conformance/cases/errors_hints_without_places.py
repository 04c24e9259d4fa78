# Which names a missing one may have meant is told only together with the places of the exception.
import sys
import traceback


class Box:
    size = 3

    def volume(self):
        return size ** 3


def tell(action):
    try:
        action()
    except Exception as error:
        print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
        print(traceback.format_exception(error)[-1:], traceback.format_exception(None, error, None))
        print(list(traceback.TracebackException.from_exception(error).format_exception_only()))
        print(list(traceback.TracebackException(type(error), error, None).format_exception_only()))


tell(lambda: printt(1))
tell(lambda: Box().volume())
tell(lambda: collections.deque())
tell(lambda: Box().sise)
try:
    1 / 0
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout, limit=0)
try:
    eval("1 +\n* 2")
except SyntaxError:
    traceback.print_exc(file=sys.stdout, limit=0)
