"""Module doc.

>>> 1+1
2
"""
import doctest
def f(x):
    """Doubles.

    >>> f(2)
    4
    >>> f(3)
    7
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> f()
    Traceback (most recent call last):
        ...
    TypeError: f() missing 1 required positional argument: 'x'
    >>> 1+1
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print("a   b") # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> int("x") # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: whatever
    >>> nope # doctest: +SKIP
    >>> print("x\\n\\ny")
    x
    <BLANKLINE>
    y
    >>> y = 5
    >>> y
    5
    """
    return x*2
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """
        >>> C().m() == 'm'
        True
        >>> C().m()
        'n'
        """
        return "m"
    @property
    def p(self):
        """
        >>> C().p
        1
        """
        return 1
    @staticmethod
    def s():
        """
        >>> C.s()
        """
def nodoc(): pass
if __name__=="__main__":
    print(doctest.testmod())
    print(doctest.testmod(verbose=True))
    doctest.run_docstring_examples(f, globals(), name="ff")
    print(doctest.testmod(optionflags=doctest.REPORT_NDIFF|doctest.FAIL_FAST))
