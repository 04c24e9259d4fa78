# The environment: what may be in it, and going over it while it changes.
import os


def tell(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, error.__suppress_context__)


def delete(key):
    del os.environ[key]


for key, value in ("a=b", "c"), ("", "c"), ("a\0", "c"), ("a", "c\0"), (5, "c"), ("a", 5), (b"a", "c"):
    tell(os.environ.__setitem__, key, value)
    tell(os.putenv, key, value)
for key in "a=b", "", "a\0", "missing", 5:
    tell(delete, key)
    tell(os.environ.__getitem__, key)
    tell(os.environ.pop, key)
    tell(os.unsetenv, key)
for other in {"a": 5}, {"a=b": "c"}, 5, [("a", "b")]:
    tell(os.environ.__ior__, other) if other != [("a", "b")] else None
os.environ |= [("FIRST", "1")]
print(os.environ["FIRST"], type(os.environ | {"SECOND": "2"}).__name__, "SECOND" in os.environ)
for number, view in enumerate((os.environ, os.environ.keys(), os.environ.values(), os.environ.items())):
    left = iter(view)
    next(left)
    os.environ[f"ADDED_{number}"] = "x"
    print(len(list(left)) > 0, len(view) == len(os.environ))
print(type(os.environ.keys()).__name__, type(os.environ.items()).__name__, ("FIRST", "1") in os.environ.items(), "1" in os.environ.values())
for number in range(4):
    delete(f"ADDED_{number}")
print(sorted(key for key in os.environ if key.startswith("ADDED")), dict(os.environ) == os.environ, dict(**os.environ)["FIRST"])
