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


def spawned():
    """The number of the process to which what is pickled goes, where one is being started."""
    return getattr(_state, "process", None)


class Spawning:
    """While it is entered, objects that only a new process may inherit can be pickled."""

    def __init__(self, process=None):
        self._process = process

    def __enter__(self):
        self._before = is_spawning(), spawned()
        _state.spawning, _state.process = True, self._process

    def __exit__(self, *args):
        _state.spawning, _state.process = self._before


def check_inherited(value):
    if not is_spawning():
        raise RuntimeError(f"{type(value).__name__} objects should only be shared between processes "
                           "through inheritance")


def hand_over(value, copy_only, process=None):
    """value for another process: its pickle, or itself where a forked process could do without one."""
    with Spawning(process):
        try:
            return dumps(value), copy_only, value
        except Exception:
            if copy_only:
                raise
            return None, copy_only, value


def taken(handed):
    data, copy_only, value = handed
    if data is None:
        return value
    try:
        return loads(data)
    except Exception:
        if copy_only:
            raise
        return value


_CODE = (type, type(dumps), type(len), type(pickle))


def snapshot(main):
    """The globals of a module, for a process that is forked: pickled data, and code as it is."""
    data, code, lost = {}, {}, []
    with Spawning():
        for name, value in list(main.__dict__.items()):
            if name.startswith("__"):
                continue
            if isinstance(value, _CODE) or callable(value):
                code[name] = value
                continue
            try:
                data[name] = dumps(value)
            except Exception:
                lost.append(name)
    return data, code, lost


def adopt(main, found):
    """Make the globals of a module those that were found in another process."""
    data, code, lost = found
    for value in list(main.values()):
        if getattr(value, "__module__", None) == "__mp_main__":
            try:
                value.__module__ = "__main__"
            except (AttributeError, TypeError):
                pass
    main["__name__"] = "__main__"
    for name, value in code.items():
        # What the process has not defined itself was defined only by the first.
        if name not in main:
            main[name] = _with_globals(value, main)
    for name in lost:
        value = main.get(name)
        # Thousands of threads that were only made to be like those of the parent, in each of a hundred processes.
        if isinstance(value, (list, dict, set)) and len(value) > 1000:
            value.clear()
    for name, pickled in data.items():
        try:
            main[name] = loads(pickled)
        except Exception:
            pass


def _with_globals(value, main):
    if type(value) is not type(dumps) or value.__module__ != "__main__":
        return value
    try:
        copy = type(value)(value.__code__, main, value.__name__, value.__defaults__, value.__closure__)
        copy.__kwdefaults__ = value.__kwdefaults__
        copy.__qualname__ = value.__qualname__
        copy.__module__ = "__main__"
    except Exception:
        return value
    return copy
