"""What inspect tells of calls that would fail, of frames and of classes."""
import abc
import inspect
import pickle


def f(a, b=2, /, c=3, *d, e, g=5, **h):
    return inspect.currentframe()


def tell(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def calls():
    tell(inspect.getcallargs, f, 1, e=4)
    tell(inspect.getcallargs, f)
    tell(inspect.getcallargs, f, 1, 2, 3, 4, e=5, z=6)
    tell(inspect.getcallargs, lambda a, b: 0, 1, 2, 3)
    tell(inspect.getcallargs, lambda a, b=1: 0, 1, 2, 3)
    tell(inspect.getcallargs, lambda *, k, j: 0)
    tell(inspect.getcallargs, lambda a: 0, 1, a=2)
    tell(inspect.getcallargs, lambda a: 0, b=2)
    tell(inspect.getcallargs, lambda a, b, c: 0)
    tell(inspect.getcallargs, lambda a, *, k: 0, 1, 2, k=3)


def signatures():
    signature = inspect.signature(f)
    for args, kwargs in ((1,), {}), ((), {"a": 1, "e": 2}), ((1,), {"b": 5, "e": 2}), ((), {}):
        tell(signature.bind, *args, **kwargs)
    tell(inspect.signature(lambda a, b, /: 0).bind, a=1, b=2)
    tell(inspect.signature(lambda a, b=1, /: 0).bind, 1, b=2)
    tell(inspect.signature(lambda a, *, k=1, j: 0).bind, 1)
    tell(inspect.signature(lambda a, *, k: 0).bind, 1)
    for protocol in range(6):
        bound = pickle.loads(pickle.dumps(signature.bind(1, e=2), protocol))
        assert bound.signature == signature
        assert pickle.loads(pickle.dumps(signature.parameters["e"], protocol)) == signature.parameters["e"]

    def own(*args, **kwargs):
        pass
    own.__text_signature__ = "($self, a, b=1, *args, c, d=2, **kwargs)"
    print(inspect.signature(own))
    tell(inspect.signature, type("Meta", (type,), {}))


class A:
    "A doc"
    __slots__ = {"power": "measured in kilowatts", "other": None}

    def m(self):
        "m doc"

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass

    @property
    def p(self):
        "p doc"


class B(A):
    def m(self):
        pass

    def getter(self):
        pass

    p = property(getter)
    y = lambda self: 0


def classes():
    print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(B)
           if not a.name.startswith("__")])
    print(inspect.getclasstree([A, B, int, bool]))
    print(inspect.getclasstree([B, A, ValueError], unique=True))
    print(inspect.getargs(f.__code__))
    print([inspect.getdoc(thing) for thing in (B.m, B, B.p, B().m, A.power, A.other)])
    print(A.power.__doc__, A.power.__objclass__, inspect.ismemberdescriptor(A.power))
    print(inspect.iscoroutinefunction(inspect))
    checks = []

    class Base(abc.ABC):
        def __init_subclass__(cls):
            checks.append(inspect.isabstract(cls))

        @abc.abstractmethod
        def foo(self):
            pass

    class First(Base):
        pass

    class Second(First):
        def foo(self):
            pass
    print(checks, inspect.isabstract(Base), inspect.isabstract(Second))


def frames(a, *b, c=1, **d):
    frame = inspect.currentframe()
    print(inspect.formatargvalues(*inspect.getargvalues(frame)))
    info = inspect.getframeinfo(frame, 3)
    print(info.lineno, info.function, info.code_context, info.index, len(info))
    print([(one.function, one.code_context, one.index) for one in inspect.stack()], inspect.stack()[0]._fields)
    print(inspect.getmodule(A).__name__, inspect.getmodule(frame).__name__, inspect.getmodule(5))


calls()
signatures()
classes()
frames(1, 2, 3, c=4, e=5)
try:
    1 / 0
except ZeroDivisionError:
    print([(one.function, one.code_context) for one in inspect.trace(3)])
