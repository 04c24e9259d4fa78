# Of what a regular expression found, fifty characters are shown.
import re

for text in ("a" * 48, "a" * 49, "é" * 60, "'" * 60, "\n" * 40):
    print(re.match("(?s).+", text))
print(re.match(b"(?s).+", b"\xff" * 20))
