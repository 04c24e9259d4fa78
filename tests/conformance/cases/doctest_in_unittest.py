# What unittest tells of a doctest that fails.
import doctest
import io
import unittest


def double(x):
    """Twice as much.

    >>> double(2)
    4
    >>> double(3)
    7
    >>> double("a")
    'ab'
    """
    return x * 2


stream = io.StringIO()
unittest.TextTestRunner(stream=stream).run(doctest.DocTestSuite())
for line in stream.getvalue().splitlines():
    if not line.lstrip().startswith(("File", "raise", "Ran")):
        print(line)
