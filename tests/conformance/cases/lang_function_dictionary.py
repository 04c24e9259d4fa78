"""What a function has of its own comes before what is put into its dictionary."""
import functools


class Counted:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self, *args):
        return self.function(*args)


def logged(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)
    inner.__name__ = "logged_" + function.__name__
    inner.__doc__ = "another text"
    return inner


@logged
@Counted
def add(a, b):
    """Adds."""
    return a + b


print(add(1, 2), add.__name__, add.__qualname__, add.__doc__, add.__module__, add.function.__name__, repr(add).split(" at ")[0])


def plain(a, *, k=1):
    return k


plain.__dict__.update(__kwdefaults__={"k": 5}, __defaults__=(7,), __name__="other", __code__=None, extra=3)
print(plain.__kwdefaults__, plain.__defaults__, plain.__name__, plain.__code__.co_name, plain.extra, plain(0))
plain.__kwdefaults__["k"] = 8
print(plain(0), sorted(plain.__dict__), plain.__dict__["__name__"])
