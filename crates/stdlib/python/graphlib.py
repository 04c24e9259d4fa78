"""Sorts a graph topologically."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_OUT = -1
_DONE = -2


class CycleError(ValueError):
    """A circle of nodes, as the second argument: each is a predecessor of the next."""


class _Node:
    __slots__ = "node", "waits_for", "successors"

    def __init__(self, node):
        self.node = node
        self.waits_for = 0
        self.successors = []


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _get(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._get(node)
        info.waits_for += len(predecessors)
        for before in predecessors:
            self._get(before).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits_for = _OUT
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            state = info.waits_for
            if state >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            info.waits_for = _DONE
            for successor in info.successors:
                after = self._nodes[successor]
                after.waits_for -= 1
                if after.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _cycle(self):
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, depth, pending = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in depth:
                        return path[depth[node]:] + [node]
                else:
                    seen.add(node)
                    depth[node] = len(path)
                    path.append(node)
                    pending.append(iter(self._nodes[node].successors))
                while path:
                    node = next(pending[-1], self)
                    if node is not self:
                        break
                    del depth[path.pop()]
                    pending.pop()
                else:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(GenericAlias)
