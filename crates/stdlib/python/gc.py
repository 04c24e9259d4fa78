"""The collector of cycles.

Objects here go when the last reference to them goes; what refers to itself in a circle stays until the program
ends, so there is nothing to collect.
"""

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

callbacks = []
garbage = []

_enabled = True
_threshold = (2000, 10, 0)
_debug = 0


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
    return 0


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
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None), type(...), type(NotImplemented)))


def is_finalized(obj, /):
    return False


def __getattr__(name):
    if name in ("get_objects", "get_referrers", "get_referents"):
        import _vm
        _vm.refuse(f"gc.{name} is not available in Interleave: objects are not listed here")
    raise AttributeError(f"module 'gc' has no attribute '{name}'")
