"""What CPython's own tests need of CPython's test package."""

import sys

# A test that lies in such a package finds its neighbours as parts of this one.
if sys.path and sys.path[0].rpartition("/")[2] == "test":
    __path__.append(sys.path[0])
