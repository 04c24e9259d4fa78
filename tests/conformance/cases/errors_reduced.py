# What `__reduce__` of an AttributeError tells, and numbers of an OSError that are no plain integers.
import copy
import enum
import pickle

for error in (AttributeError("m"), AttributeError("m", name="n", obj=3), NameError("m", name="n")):
    print(error.__reduce__())
    for same in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        print(repr(same), same.name, getattr(same, "obj", "none"))
error = AttributeError("a", "b", name="n")
error.note = 1
print(error.__reduce__()[2])


class Number(enum.IntEnum):
    MISSING = 2


for number in (Number.MISSING, True, 2.0, "2", 10**30):
    print(repr(OSError(number, "text")))
