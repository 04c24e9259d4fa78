"""What inspect.signature tells of built-in functions."""
import inspect

for function in (len, print, sorted, sum, round, pow, isinstance, open, input, hasattr, format, divmod, globals, ord):
    print(function.__name__, inspect.signature(function))
print(inspect.signature(len).parameters["obj"].kind, inspect.signature(print).bind(1, end="").kwargs)
for other in (int, str, max, dir, range):
    try:
        print(other, inspect.signature(other))
    except ValueError as exc:
        print(exc)
