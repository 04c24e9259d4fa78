# Signature.bind where positional-only parameters are given by name.
import inspect


def plain(a, b=1, /):
    pass


def collecting(a, b=2, /, *, unit="m", **rest):
    pass


def mixed(a, b, /, c, **rest):
    pass


def all_default(a=1, b=2, /, c=3, **rest):
    pass


def none_collected(a=1, b=2, /, c=3):
    pass


def variadic(a, b=2, /, *args, **rest):
    pass


def keyword_only(a=1, /, *, k):
    pass


CALLS = [((), {}), ((), {"a": 1}), ((), {"b": 1}), ((), {"a": 1, "b": 3}), ((1,), {"a": 1}), ((1,), {"b": 1}),
         ((1,), {"b": 1, "c": 2}), ((), {"a": 1, "b": 1, "c": 2}), ((), {"z": 1}), ((1,), {"b": 9, "z": 1}),
         ((), {"c": 9}), ((1, 2), {"b": 5})]
for function in plain, collecting, mixed, all_default, none_collected, variadic, keyword_only:
    signature = inspect.signature(function)
    print(function.__name__, signature)
    for args, kwargs in CALLS:
        for bind in signature.bind, signature.bind_partial:
            try:
                print("  ", args, kwargs, bind(*args, **kwargs))
            except TypeError as error:
                print("  ", args, kwargs, error)
