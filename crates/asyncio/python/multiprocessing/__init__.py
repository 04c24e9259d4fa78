"""Simulated processes, each with a GIL and a copy of the program's globals of its own."""

import sys

from . import context
from .process import active_children, current_process, parent_process

_names = [name for name in dir(context._default_context) if not name.startswith("_")]
globals().update((name, getattr(context._default_context, name)) for name in _names)
__all__ = _names + ["active_children", "current_process", "parent_process"]

if "__main__" in sys.modules:
    sys.modules["__mp_main__"] = sys.modules["__main__"]
