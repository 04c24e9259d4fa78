"""Where a generator raises that is being unpacked: the place is that of the unpacking."""
import sys
import traceback


def items():
    yield 1
    raise ValueError("items")


def takes(*args, **kwargs):
    pass


class Holder:
    takes = takes


def alone():
    takes(*items())


def behind():
    takes(1, *items())


def before():
    takes(*items(), 1)


def with_keyword():
    takes(*items(), x=1)


def expression():
    takes(*(x * 2 for x in items()))


def method():
    Holder.takes(*items())


def to_list():
    return [*items()]


def to_tuple():
    return (0, *items(),)


def to_set():
    return {*items()}


def twice():
    takes(*[], *items())


def targets():
    a, b, c = items()


def starred_target():
    a, *b = items()


def bases():
    class Made(*items()):
        pass


def handled():
    generator = items()
    try:
        takes(*generator)
    except ValueError as error:
        return f"handled {error}"


for function in (alone, behind, before, with_keyword, expression, method, to_list, to_tuple, to_set, twice, targets,
                 starred_target, bases, handled):
    try:
        print(function())
    except ValueError:
        traceback.print_exc(file=sys.stdout)
