"""Pickling what goes to another process: at a cost by the size, not by the work of the simulation."""

import pickle
import threading

import _processes

_state = threading.local()


def dumps(value):
    mark = _processes.mark()
    size = 0
    try:
        data = pickle.dumps(value)
        size = len(data)
        return data
    finally:
        _processes.unmark(mark, size)


def loads(data):
    mark = _processes.mark()
    try:
        return pickle.loads(data)
    finally:
        _processes.unmark(mark, len(data))


def is_spawning():
    """Whether what is pickled goes to a process that is being started."""
    return getattr(_state, "spawning", False)


class Spawning:
    """While it is entered, objects that only a new process may inherit can be pickled."""

    def __enter__(self):
        self._before = is_spawning()
        _state.spawning = True

    def __exit__(self, *args):
        _state.spawning = self._before


def check_inherited(value):
    if not is_spawning():
        raise RuntimeError(f"{type(value).__name__} objects should only be shared between processes "
                           "through inheritance")


def hand_over(value, copy_only):
    """value for another process: its pickle, or itself where a forked process could do without one."""
    with Spawning():
        try:
            return True, dumps(value)
        except Exception:
            if copy_only:
                raise
            return False, value


def taken(handed):
    pickled, value = handed
    return loads(value) if pickled else value


_MODULE = type(pickle)
_CODE = (type, type(dumps), type(len), _MODULE)


def snapshot(main):
    """The data among the globals of a module, for a process that is forked."""
    found = {}
    with Spawning():
        for name, value in list(main.__dict__.items()):
            if name.startswith("__") or isinstance(value, _CODE) or callable(value):
                continue
            try:
                found[name] = dumps(value)
            except Exception:
                pass
    return found
