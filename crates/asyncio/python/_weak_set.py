"""A set that does not keep its members alive, in order of insertion."""


class WeakSet:
    def __init__(self):
        self._refs = {}

    def add(self, item):
        key = id(item)
        from _weakref import ref
        self._refs[key] = ref(item)

    def discard(self, item):
        self._refs.pop(id(item), None)

    def clear(self):
        self._refs.clear()

    def _alive(self):
        found = []
        for key, ref in list(self._refs.items()):
            item = ref()
            if item is None:
                del self._refs[key]
            else:
                found.append(item)
        return found

    def __iter__(self):
        return iter(self._alive())

    def __len__(self):
        return len(self._alive())

    def __contains__(self, item):
        ref = self._refs.get(id(item))
        return ref is not None and ref() is item
