# Paths against patterns, part by part and as a whole.
from pathlib import PurePosixPath, PureWindowsPath

patterns = ["*", "**", "/*", "**/*", "*/*", "/", "/**", "**/a", "a/**", "**/**", "a", "a/**/b", "**/a/**/b", "[!a]", "*.py", "**/*.py"]
patterns += ["a**", "..", "*/", "[", "./*", ".*", "A", "a[/]b", ""]
for kind in PurePosixPath, PureWindowsPath:
    for path in "/", "", "a", "/a", "/a/b", "a/b/c.py", "../a", ".hid", "/)", "a\nb", "a/x/y/b":
        found = []
        for pattern in patterns:
            for name in "match", "full_match":
                try:
                    fits = getattr(kind(path), name)(pattern)
                except ValueError as error:
                    fits = str(error)
                found.append(fits if isinstance(fits, str) else "yn"[not fits])
        print(kind.__name__, ascii(path), "".join(found))
print(PurePosixPath("a/B").match("A/b", case_sensitive=False), PureWindowsPath("a/B").match("A/b", case_sensitive=True))
