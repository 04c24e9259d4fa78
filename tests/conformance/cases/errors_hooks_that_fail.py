"""A hook for uncaught exceptions that fails itself is told of before what it was called for."""
import functools
import sys


class Told:
    def write(self, text):
        sys.stdout.write(text)

    def flush(self):
        sys.stdout.flush()


def hook(depth, kind, value, traceback):
    print("hook", depth, kind.__name__, value, traceback.tb_lineno > 0)
    raise ValueError("in the hook")


sys.stderr = Told()
sys.excepthook = functools.partial(hook, 3)
raise KeyError("first") from OSError("cause")
