"""Can be imported, as programs do that are done with it; the debugger itself is not here."""

import _vm

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]


def _refuse(*args, **kwargs):
    _vm.refuse("the debugger is not available in Interleave")


run = pm = runeval = runctx = runcall = set_trace = post_mortem = help = main = _refuse


class Pdb:
    def __init__(self, *args, **kwargs):
        _refuse()
