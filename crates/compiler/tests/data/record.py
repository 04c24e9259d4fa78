"""Records what CPython 3.13 says of each program in syntax_errors.txt: run it there after adding programs.

Each program is one line, in which \\n, \\t, \\r and \\\\ stand for what they stand for in strings. The line below it
is written by this script: the exception, where it points (line:column-line:column, counted from 1; an end that
CPython does not tell is left out), and the message.
"""

import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
assert sys.version_info[:2] == (3, 13)
path = pathlib.Path(__file__).with_name("syntax_errors.txt")
lines = path.read_text().splitlines()
out = []
for line in lines:
    if line.startswith("    "):
        continue
    out.append(line)
    if not line or line.startswith("# "):
        continue
    source = line.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\0", "\\")
    try:
        compile(source, "main.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        place = f"{error.lineno}:{error.offset}"
        if error.end_offset and error.end_offset > 0 and error.end_lineno == error.lineno:
            place += f"-{error.end_offset}"
        out.append(f"    {type(error).__name__} {place} {error.msg}")
    else:
        out.append("    fine")
path.write_text("\n".join(out) + "\n")
