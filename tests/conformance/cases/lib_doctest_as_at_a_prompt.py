"""Examples of docstrings are executed as lines at the prompt; functions that were wrapped have theirs."""

import doctest
import functools
import sys
import types


def shown():
    r"""
    >>> if True:
    ...     len('abc')
    3
    >>> for i in range(2):
    ...     i
    ...     None
    0
    1
    >>> a = 1; a == 1; a + 1
    True
    2
    >>> 'cafe\u0301'
    'cafe\u0301'
    >>> 'é'
    '\xe9'
    >>> with open("x", "w") as file:
    ...     file.write("abc")
    3
    >>> 5
    5
    >>> _ + 1
    6
    """


def told(function):
    @functools.wraps(function)
    def inside(*args):
        return function(*args)
    return inside


other = types.ModuleType("other")
sys.modules["other"] = other
exec('''
def wrapper(function):
    import functools
    return functools.wraps(function)(lambda *args: function(*args))
''', other.__dict__)


@told
def first():
    """
    >>> first()
    'first'
    """
    return "first"


@other.wrapper
def second():
    """
    >>> second()
    'second'
    """
    return "second"


sys.displayhook = lambda value: print("not by this")
print(doctest.testmod(verbose=False))
print([test.name for test in doctest.DocTestFinder().find(sys.modules["__main__"], "main") if test.examples])
