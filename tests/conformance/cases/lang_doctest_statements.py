"""
Examples are run as at the prompt: of every statement that is an expression, the value is shown.

>>> x = 1; x
1
>>> x; x + 1
1
2
>>> for i in range(2): i
0
1
>>> if x:
...     "yes"
'yes'
>>> import math; math.floor(2.5); None
2
>>> _
2
>>> with open("/dev/null") as file: file.read()
''
>>> print("a"); "b"
wrong
"""
import doctest

print(doctest.testmod())
