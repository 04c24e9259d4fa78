# The environment takes text alone, and says so in each of its methods.
import os


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


environ = os.environ
attempt(environ.get, 5)
attempt(environ.get, None, "other")
attempt(environ.get, "NOBODY_SET_IT", "other")
attempt(environ.pop, 5, None)
attempt(environ.pop, "NOBODY_SET_IT", None)
attempt(environ.pop, "NOBODY_SET_IT")
attempt(environ.__delitem__, 5)
attempt(environ.__getitem__, b"x")
attempt(lambda: "NOBODY_SET_IT" in environ)
attempt(environ.setdefault, "NOBODY_SET_IT", 5)
attempt(environ.update, {"NOBODY_SET_IT": 5})
attempt(environ.__setitem__, "a=b", "c")
attempt(environ.__setitem__, "", "c")
attempt(os.getenv, 5)
environ["SET_HERE"] = "text"
print("SET_HERE" in environ, environ.pop("SET_HERE"), "SET_HERE" in environ)
