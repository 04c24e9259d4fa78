# An inverted truth value that is a constant is known beforehand, and nothing warns of it; a brace behind a
# backslash in an f-string is a wrong escape.
import warnings

warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    print(~True, ~False, -True)
    flag = True
    print(~flag)
print([str(warning.message)[:40] for warning in caught])
for source in (r"f'\{1}'", r"f'a\\{1}'", r"rf'\{1}'", "f'''a\n\\{1}\nb\\d{2}'''", r"f'\}}'"):
    with warnings.catch_warnings(record=True) as caught:
        print(ascii(eval(source)))
    print([(str(warning.message), warning.lineno) for warning in caught])

# What is compiled on the way is warned of there.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(eval("~False"), [warning.category.__name__ for warning in caught])
