# What small parts of the library say of arguments that do not fit, and what their star imports bring.
import array
import collections
import decimal
import inspect
import io
import ipaddress
import logging
import random
import string
import weakref


def attempt(name, function):
    try:
        result = function()
    except Exception as e:
        print(f"{name}: {type(e).__name__} {e.args}")
    else:
        print(f"{name}: {result!r}")


def imported(module):
    names = {}
    exec(f"from {module} import *", names)
    return names


# Some names of a module are not meant for others.
for module, wanted in (("os", "open read write isatty sys abc PathLike"), ("signal", "sys SIGINT ItimerError itimer_error"),
                       ("subprocess", "io run list2cmdline"), ("socket", "CAPACITY TransportSocket socket"),
                       ("select", "IN OUT watchable select"), ("traceback", "print_list print_exc")):
    names = imported(module)
    print(module, *[name for name in wanted.split() if name in names])

# Objects of equal length are two objects.
first, second = range(3), range(3)
print(id(first) == id(second), id(first) == id(first), len({id(x) for x in [range(2), range(2), slice(2), slice(2)]}))
kept = slice(1)
print(id(kept) == id(kept), id(kept) == id(slice(1)))


# A property of a subclass has a place for its documentation, or misses it.
class Bare(property):
    __slots__ = ()


class WithPlace(property):
    __slots__ = ("__doc__",)


def getter(self):
    "what it gives"


for kind in (Bare, WithPlace):
    attempt(kind.__name__, lambda: kind(getter).__doc__)
    attempt("given", lambda: kind(getter, doc="words").__doc__)
    attempt("none", lambda: kind(None).__doc__)

attempt("more than there is", lambda: io.BufferedReader(io.BytesIO(b"abc")).read(2**32))
attempt("precision", lambda: (decimal.Context(prec=True).prec, decimal.Context(clamp=True).clamp))

attempt("interface", lambda: ipaddress.IPv4Interface())
attempt("network", lambda: ipaddress.IPv6Network(1, 2, 3))
attempt("subnet", lambda: ipaddress.ip_network("::/64").subnet_of(ipaddress.ip_address("1.2.3.4")))
attempt("subnet of text", lambda: ipaddress.ip_network("::/64").subnet_of("::/0"))
attempt("supernet", lambda: ipaddress.ip_network("::/64").supernet(zz=1))

attempt("from file", lambda: array.array("i").fromfile(None, "1"))
attempt("text of a file", lambda: array.array("i").fromfile(io.StringIO("abcd"), 1))
attempt("from text", lambda: array.array("i").fromunicode(5))
attempt("insert", lambda: array.array("i").insert(None, "x"))
attempt("no code", lambda: array.array(None))

attempt("format", lambda: logging.Formatter(5))
attempt("format of bytes", lambda: logging.Formatter(b"ab"))
logger = logging.getLogger("odd")
attempt("level", lambda: logger.isEnabledFor("high"))
adapter = logging.LoggerAdapter(logger)
attempt("adapter", lambda: hasattr(adapter, "warn"))

attempt("distribution", lambda: random.Random.betavariate is not None)
attempt("dir", lambda: [name for name in dir(random.Random) if name.endswith("avariate") or name.endswith("lvariate")])
attempt("seeded", lambda: round(random.Random(5).gammavariate(2, 3), 6))
attempt("one short", lambda: random.weibullvariate(1))

attempt("parse", lambda: string.Formatter().parse(5))
attempt("format of a list", lambda: string.Formatter().format([]))

attempt("pop of a list", lambda: collections.OrderedDict().pop([]))
attempt("pop of a pair", lambda: collections.OrderedDict().pop((1, 2)))
attempt("pop of nothing", lambda: collections.OrderedDict(a=1).pop(None))
attempt("move", lambda: collections.OrderedDict(a=1).move_to_end((1, 2)))
attempt("pop", lambda: collections.OrderedDict(a=1).pop("a"))

attempt("set", lambda: weakref.WeakSet().difference("abc"))
attempt("subset", lambda: weakref.WeakSet().issubset("abc"))
attempt("union", lambda: weakref.WeakSet().union(5))
attempt("both", lambda: weakref.WeakSet().intersection_update(5))


class Kept:
    def __repr__(self):
        return "kept"


one, two = Kept(), Kept()
both, single = weakref.WeakSet([one, two]), weakref.WeakSet([one])
print(len(both), single < both, single.issubset([one, two]), both.issuperset([one]), len(both.difference([one])))
both.intersection_update([one])
print(len(both), both == single, len(both.union([two])))
values = weakref.WeakValueDictionary()
attempt("values", lambda: values.pop([], "nothing"))
attempt("keys", lambda: values.keys(5))
attempt("references", lambda: type(values.itervaluerefs()).__name__)
values.update(None)

attempt("order", lambda: int.mro(5))
attempt("locals", lambda: inspect.getasyncgenlocals(5))
