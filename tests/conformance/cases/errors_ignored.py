# An exception that cannot be raised anywhere is told without carets, causes and notes; or to the program's own hook.
import sys
import weakref

sys.stderr = sys.stdout


def fail(by):
    return by / 0


class Resource:
    __qualname__ = "Resource"

    def __init__(self, error=None):
        self.error = error

    def __del__(self):
        if self.error is None:
            fail(
                1
            )
        raise self.error


def hook(told):
    print("hook:", told.exc_type.__name__, told.exc_value, told.err_msg, told.object.__name__, told.exc_traceback is None)


def silent(told):
    print(told.exc_type.__name__, "in line", told.exc_traceback.tb_lineno)
    sys.__unraisablehook__(told)


sys.unraisablehook = hook
Resource(ValueError("hooked"))
sys.unraisablehook = silent
Resource()
noted = ValueError("with a note")
noted.add_note("the note")
noted.__cause__ = TypeError("cause")
Resource(noted)
Resource(ExceptionGroup("group", [ValueError(1)]))
Resource(KeyError("key"))
Resource(ValueError())


def steps():
    try:
        yield
    finally:
        fail(3)


running = steps()
next(running)
del running
referred = type("Referred", (), {})()
reference = weakref.ref(referred, lambda gone: fail(2))
del referred
print("end")
