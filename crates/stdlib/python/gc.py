"""The collector of cycles.

Objects go when the last reference to them goes; what refers to itself in a circle goes when `collect` finds it, or when
the program ends. The objects that it looks at are those that were made since this module was imported.
"""

import _vm

_vm.note_objects()

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

callbacks = []
garbage = []

_enabled = True
_threshold = (2000, 10, 10)
_debug = 0
_stats = [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in list(callbacks):
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    collected = _vm.collect()
    _stats[generation]["collections"] += 1
    _stats[generation]["collected"] += collected
    for callback in list(callbacks):
        callback("stop", {"generation": generation, "collected": collected, "uncollectable": 0})
    return collected


def get_count():
    return (0, 0, 0)


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=0):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_debug():
    return _debug


def set_debug(flags):
    global _debug
    _debug = flags


def get_stats():
    return [dict(generation) for generation in _stats]


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def is_tracked(obj, /):
    if type(obj) is dict:
        return any(is_tracked(key) or is_tracked(value) for key, value in obj.items())
    if isinstance(obj, (int, float, complex, str, bytes, range, type(None), type(...), type(NotImplemented))):
        return type(obj).__flags__ & 1 << 9 != 0
    return obj != () or type(obj) is not tuple


def is_finalized(obj, /):
    return False


def get_objects(generation=None):
    if generation is not None and not 0 <= generation <= 2:
        raise ValueError("generation parameter must be less than the number of available generations (3)")
    return _vm.noted_objects()


def __getattr__(name):
    if name in ("get_referrers", "get_referents"):
        _vm.refuse(f"gc.{name} is not available in Interleave: what refers to an object is not known here")
    raise AttributeError(f"module 'gc' has no attribute '{name}'")
