"""Heaps in lists: the smallest item first."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item):
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap):
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _siftup(heap, 0)
        return first
    return last


def heapreplace(heap, item):
    first = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return first


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(x):
    for i in range(len(x) // 2 - 1, -1, -1):
        _siftup(x, i)


def _siftdown(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = pos - 1 >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _siftup(heap, pos):
    # Moves smaller children up to the bottom first and then the item back up: fewer comparisons,
    # and the order of equal items that programs see in CPython.
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown(heap, start, pos)


def _heappop_max(heap):
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _siftup_max(heap, 0)
        return first
    return last


def _heapreplace_max(heap, item):
    first = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return first


def _heapify_max(x):
    for i in range(len(x) // 2 - 1, -1, -1):
        _siftup_max(x, i)


def _siftdown_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = pos - 1 >> 1
        above = heap[parent]
        if not above < item:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _siftup_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown_max(heap, start, pos)


try:
    from _heapq import heapify, heappop, heappush, heappushpop, heapreplace
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max
except ImportError:
    pass


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted inputs in order."""
    heap = []
    if reverse:
        make, take, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make, take, replace, direction = heapify, heappop, heapreplace, 1
    for order, it in enumerate(map(iter, iterables)):
        try:
            value = it.__next__()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * direction, value, it])
    make(heap)
    while len(heap) > 1:
        entry = heap[0]
        it = entry[3]
        while True:
            yield entry[2]
            try:
                value = it.__next__()
            except StopIteration:
                take(heap)
                break
            entry[0] = value if key is None else key(value)
            entry[2] = value
            replace(heap, entry)
            if heap[0] is not entry:
                break
    if heap:
        _, _, value, it = heap[0]
        yield value
        yield from it


def nsmallest(n, iterable, key=None):
    if n == 1:
        return _one(min, iterable, key)
    if _is_all(n, iterable):
        return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    kept = [(elem if key is None else key(elem), i, elem) for i, elem in zip(range(n), it)]
    if not kept:
        return []
    _heapify_max(kept)
    top = kept[0][0]
    order = n
    for elem in it:
        k = elem if key is None else key(elem)
        if k < top:
            _heapreplace_max(kept, (k, order, elem))
            top = kept[0][0]
            order += 1
    kept.sort()
    return [elem for _, _, elem in kept]


def nlargest(n, iterable, key=None):
    if n == 1:
        return _one(max, iterable, key)
    if _is_all(n, iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    kept = [(elem if key is None else key(elem), i, elem) for i, elem in zip(range(0, -n, -1), it)]
    if not kept:
        return []
    heapify(kept)
    top = kept[0][0]
    order = -n
    for elem in it:
        k = elem if key is None else key(elem)
        if top < k:
            heapreplace(kept, (k, order, elem))
            top = kept[0][0]
            order -= 1
    kept.sort(reverse=True)
    return [elem for _, _, elem in kept]


def _one(choose, iterable, key):
    nothing = object()
    result = choose(iter(iterable), default=nothing, key=key)
    return [] if result is nothing else [result]


def _is_all(n, iterable):
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        return False
    return n >= size
