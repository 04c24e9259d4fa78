# Attributes in place of members of C: what setting and deleting them says.
import array
import contextvars
import functools
import re
import weakref


class Base:
    def method(self):
        return super()


OBJECTS = [
    (functools.partial(int, base=2), "func args keywords"),
    (re.compile("a"), "pattern flags groups groupindex"),
    (re.match("a", "a"), "string re pos endpos lastindex lastgroup regs"),
    (slice(1), "start stop step"), (range(3), "start stop step"), (1j, "real imag"), (1, "real numerator"),
    (1.5, "imag"), (property(), "fget"), (Base().method(), "__self__ __self_class__ __thisclass__"),
    (Base().method, "__self__ __func__"), (str.join, "__objclass__"), (list[int], "__origin__ __args__ __parameters__"),
    (int | str, "__args__"), (weakref.ref(Base), "__callback__"), (contextvars.ContextVar("v"), "name"),
    (Base.method, "__closure__"), (Base.method.__code__, "co_name"), (ValueError(), "args"),
    (ExceptionGroup("g", [ValueError()]), "message exceptions"),
]
for found, names in OBJECTS:
    for name in names.split():
        for act in (lambda: setattr(found, name, 1), lambda: delattr(found, name)):
            try:
                act()
                print(type(found).__name__, name, "taken")
            except (AttributeError, TypeError) as e:
                print(type(found).__name__, name, type(e).__name__, e)
