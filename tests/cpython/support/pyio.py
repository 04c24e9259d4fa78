"""The module `io` in Python, which is here the only one."""
from io import *
from io import open as OpenWrapper
import io
IncrementalNewlineDecoder = io.IncrementalNewlineDecoder
