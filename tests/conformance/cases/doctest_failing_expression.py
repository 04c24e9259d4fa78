# A doctest shows its example as it was written where that raises.
import contextlib
import doctest
import io


def ratio(number):
    """
    >>> ratio(0)
    1
    >>> ratio(1) + ratio(
    ...     0)
    >>> first = ratio(0)
    >>> (last := [ratio(1), ratio("2")])
    """
    return 1 / number


with contextlib.redirect_stdout(io.StringIO()) as told:
    print(doctest.testmod())
lines = told.getvalue().splitlines()
for number, line in enumerate(lines):
    if line.lstrip().startswith('File "<doctest'):
        print(*[part for part in lines[number:number + 3] if "File" not in part or "<doctest" in part], sep="\n")
print(lines[-1])
