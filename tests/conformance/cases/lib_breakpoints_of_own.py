"""What a breakpoint calls is chosen by the environment, or put in the place of the debugger."""

import os
import pdb
import warnings
from typing import Annotated, Literal, Union

for name in ("0", "nosuch", "nosuch.thing", ".int", "int.", "a..b", "os.getcwd.x"):
    os.environ["PYTHONBREAKPOINT"] = name
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        print(name, breakpoint(), [str(warning.message) for warning in told])
os.environ["PYTHONBREAKPOINT"] = "print"
breakpoint("hello", 5)
os.environ["PYTHONBREAKPOINT"] = ""
pdb.set_trace = lambda: print("no debugger")
breakpoint()
# Forms of hints that tell their items apart by type are of another class.
print(type(Annotated).__name__, type(Literal).__name__, type(Union).__name__)
