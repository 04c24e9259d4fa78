# An object with a name and code, and no defaults, is no function: its __call__ is asked.
import inspect


class Wrapper:
    def __init__(self, h):
        self._h = h
        name = getattr(h, "__name__", type(h).__name__)
        self.__name__ = name
        self.__qualname__ = getattr(h, "__qualname__", name)
        self.__code__ = self.__call__.__code__

    def __call__(self, **kwargs):
        return self._h


class Handler:
    def run(self):
        return 1


for h in (Handler, Handler(), len):
    w = Wrapper(h)
    print(w.__name__, w.__qualname__)
    print(inspect.signature(w), inspect.iscoroutinefunction(w), getattr(h, "__qualname__", "none"))
