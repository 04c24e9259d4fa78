"""Can be imported, as by programs that are done with it, and replaced; the debugger itself is not here."""

import sys

import _vm

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]


def _refuse(*args, **kwargs):
    _vm.refuse("the debugger is not available in Interleave")


def set_trace(*args, **kwargs):
    _refuse()


run = pm = runeval = runctx = runcall = post_mortem = help = main = _refuse
_set_trace = set_trace


class Pdb:
    def __init__(self, *args, **kwargs):
        _refuse()


def _breakpointhook(*args, **kwargs):
    """What `sys.breakpointhook` does: calls what PYTHONBREAKPOINT names, or `set_trace`."""
    import os
    name = os.environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if name == "0":
        return None
    module, point, attribute = name.rpartition(".")
    if not point:
        module = "builtins"
    try:
        if not module:
            raise ImportError
        __import__(module)
        found = getattr(sys.modules[module], attribute)
    except (ImportError, AttributeError):
        from warnings import warn
        warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning, stacklevel=2)
        return None
    if found is _set_trace:
        _vm.refuse("breakpoint() is not available in Interleave: step through the recorded run instead")
    return found(*args, **kwargs)
