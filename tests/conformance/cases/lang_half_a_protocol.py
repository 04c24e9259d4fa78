# Classes that set items and delete none, or the other way round, and values that do neither.
class Sets:
    def __setitem__(self, key, value):
        print("set", key)


class Deletes:
    def __delitem__(self, key):
        print("delete", key)


class Neither:
    pass


def attempt(source, **names):
    try:
        exec(source, names)
    except (AttributeError, TypeError) as error:
        print(source, "->", type(error).__name__, error)


attempt("x[1] = 2", x=Sets())
attempt("del x[1]", x=Sets())
attempt("x[1] = 2", x=Deletes())
attempt("x[1:2] = [2]", x=Deletes())
attempt("del x[1]", x=Deletes())
attempt("x[1] = 2", x=Neither())
attempt("del x[1]", x=Neither())
attempt("del x['a']", x=Neither())
for value in [None, 5, (1, 2), "text", b"bytes", range(3), {1}, frozenset(), object(), print]:
    attempt("del x[0]", x=value)
    attempt("del x['a']", x=value)
attempt("'ab' * int")
attempt("int * b'ab'")
