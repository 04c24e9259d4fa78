# What dir() tells of built-in types and their values; no value of theirs has a __module__.
for made in (1, 2.5, "a", b"a"[0], [1], (1,), {}, {1}, range(3), slice(1), None, object(), ValueError("a"), iter([])):
    names = dir(made)
    print(type(made).__name__, len(names), [name for name in names if not name.startswith("__")][:6])
    try:
        print(made.__module__)
    except AttributeError as error:
        print(error)
    print(type(made).__module__, "__module__" in vars(type(made)), "__dict__" in names)


def function():
    pass


class Own(list):
    pass


print(function.__module__, Own.__module__, Own().__module__, len.__module__, ValueError.__module__)
print("__dict__" in dir(function), "__dict__" in dir(Own()), "__dict__" in dir(Own))
print([name for name in dir(Own()) if name not in dir(list)])


# A descriptor of another class applies to no object of this one.
class Borrowed:
    name = type(function.__code__).co_name
    first = range.start
    number = int.real
    code = type(function).__code__


for name in ("name", "first", "number", "code"):
    for use in (lambda: getattr(Borrowed(), name), lambda: setattr(Borrowed(), name, 3)):
        try:
            print(use())
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
try:
    Borrowed().name
except TypeError as error:
    print(error)
for change in (lambda: setattr(range(3), "start", 1), lambda: setattr(slice(3), "stop", 1)):
    try:
        change()
    except AttributeError as error:
        print(error)
