# Objects that stand in for classes, by `__bases__` and `__class__`.
import glob
import urllib.parse
import warnings


class Kind:
    def __init__(self, name, *bases):
        self.name = name
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases

    def __call__(self):
        return Thing(self)


class Thing:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


animal = Kind("animal")
dog = Kind("dog", animal)
puppy = Kind("puppy", Kind("small"), dog)
number = Kind("number", int)
print(issubclass(puppy, animal), issubclass(animal, puppy), issubclass(number, int), issubclass(number, (str, float)))
print(isinstance(puppy(), animal), isinstance(animal(), puppy), isinstance(1, animal), isinstance(number(), int))
print(type.__instancecheck__(Thing, dog()), type.__subclasscheck__(int, number), issubclass(int, animal))


class Fails:
    @property
    def __bases__(self):
        raise self.error


for error in (RuntimeError("asked"), AttributeError("none")):
    stand_in = Fails()
    stand_in.error = error
    for call in (lambda: isinstance(1, stand_in), lambda: issubclass(stand_in, int), lambda: issubclass(int, stand_in),
                 lambda: type.__subclasscheck__(int, stand_in)):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)
circle = Kind("circle")
circle.bases = (circle, circle)
try:
    issubclass(circle, int)
except RecursionError as e:
    print(type(e).__name__)

print(hasattr(list[int], "__bases__"), hasattr(list[int], "__copy__"))

for pattern, options in (("*.py", {}), ("a/**/b?[c-d].txt", {"recursive": True}), (".*/?x", {"include_hidden": True}),
                         ("**", {"recursive": True}), ("a\\b/*", {"seps": "/\\"})):
    print(glob.translate(pattern, **options))
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(urllib.parse.splithost("//user:pw@host:80?x"), urllib.parse.splitport("host:80"), urllib.parse.splitnport("h:x"))
    print(urllib.parse.splitquery("/a?b?c"), urllib.parse.splitattr("/p;x=1;y"), urllib.parse.splitvalue("a=b"))
    print([str(w.message) for w in told][0], told[0].lineno, len(told))
print(urllib.parse.unwrap(" <URL:http://a/b> "))
