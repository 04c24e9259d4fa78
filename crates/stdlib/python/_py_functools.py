"""What functools takes from the native _functools, where that is missing."""

__name__ = "functools"

_MISSING = object()


def reduce(function, sequence, initial=_MISSING, /):
    it = iter(sequence)
    if initial is _MISSING:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in it:
        value = function(value, element)
    return value


def cmp_to_key(mycmp):
    class K(object):
        __slots__ = ["obj"]

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


class partial:
    """A call with some of its arguments given already."""

    __slots__ = "func", "args", "keywords", "__dict__", "__weakref__"

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        import warnings
        warnings.warn("functools.partial will be a method descriptor in future Python versions; "
                      "wrap it in staticmethod() if you want to preserve the old behavior", FutureWarning, 2)
        return self

    def __repr__(self):
        return _partial_repr(self)

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError("argument to __setstate__ must be a tuple")
        if len(state) != 4:
            raise TypeError(f"expected 4 items in state, got {len(state)}")
        func, args, keywords, namespace = state
        if not callable(func) or not isinstance(args, tuple) or \
                keywords is not None and not isinstance(keywords, dict) or \
                namespace is not None and not isinstance(namespace, dict):
            raise TypeError("invalid partial state")
        self.func = func
        self.args = tuple(args)
        self.keywords = {} if keywords is None else keywords if type(keywords) is dict else dict(keywords)
        self.__dict__ = {} if namespace is None else namespace

    __class_getitem__ = classmethod(type(list[int]))


_shown = set()


def _partial_repr(self):
    if id(self) in _shown:
        return "..."
    _shown.add(id(self))
    try:
        cls = type(self)
        args = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(args)})"
    finally:
        _shown.discard(id(self))


class _Key(list):
    """The arguments of a call; hashed once."""

    __slots__ = "value",

    def __init__(self, parts):
        self[:] = parts
        self.value = hash(parts)

    def __hash__(self):
        return self.value


_MARK = object(),


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key += _MARK
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args)
        key += tuple(type(v) for v in kwds.values())
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return _Key(key)


def _lru_cache_wrapper(user_function, maxsize, typed, cache_info_type):
    # A dict keeps its order: the first entry is the one that was not used for longest.
    cache = {}
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        if maxsize == 0:
            misses += 1
            return user_function(*args, **kwds)
        key = _make_key(args, kwds, typed)
        if maxsize is None:
            value = cache.get(key, _MISSING)
        else:
            value = cache.pop(key, _MISSING)
        if value is not _MISSING:
            hits += 1
            if maxsize is not None:
                cache[key] = value
            return value
        misses += 1
        value = user_function(*args, **kwds)
        if maxsize is not None and key not in cache and len(cache) >= maxsize:
            del cache[next(iter(cache))]
        cache[key] = value
        return value

    def cache_info():
        return cache_info_type(hits, misses, maxsize, len(cache))

    def cache_clear():
        nonlocal hits, misses
        cache.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
