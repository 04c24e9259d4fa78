"""The parameters of what modules in Rust have, as text; an empty one where CPython tells
none, and a question mark where what it has cannot be read."""

MODULES = {
    "bisect": {
        "(a, x, lo=0, hi=None, *, key=None)": "bisect bisect_left bisect_right insort insort_left insort_right",
    },
    "cmath": {
        "(z, /)":
            "acos acosh asin asinh atan atanh cos cosh exp isfinite isinf isnan log10 phase polar sin sinh sqrt "
            "tan tanh",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)": "isclose",
        "?": "log",
        "(r, phi, /)": "rect",
    },
    "collections": {
        "": "OrderedDict defaultdict",
        "?": "deque",
    },
    "contextvars": {
        "": "Context ContextVar Token",
        "()": "copy_context",
    },
    "functools": {
        "(mycmp)": "cmp_to_key",
        "(func, /, *args, **keywords)": "partial",
    },
    "heapq": {
        "(heap, /)": "heapify heappop",
        "(heap, item, /)": "heappush heappushpop heapreplace",
    },
    "itertools": {
        "(iterable, func=None, *, initial=None)": "accumulate",
        "(iterable, n, *, strict=False)": "batched",
        "(*iterables)": "chain",
        "(iterable, r)": "combinations combinations_with_replacement",
        "(data, selectors)": "compress",
        "(start=0, step=1)": "count",
        "(iterable, /)": "cycle pairwise",
        "(predicate, iterable, /)": "dropwhile takewhile",
        "(function, iterable, /)": "filterfalse starmap",
        "(iterable, key=None)": "groupby",
        "": "islice repeat",
        "(iterable, r=None)": "permutations",
        "(*iterables, repeat=1)": "product",
        "(iterable, n=2, /)": "tee",
        "(*iterables, fillvalue=None)": "zip_longest",
    },
    "math": {
        "(x, /)":
            "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor "
            "frexp gamma isfinite isinf isnan lgamma log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc "
            "ulp",
        "(y, x, /)": "atan2",
        "(n, k, /)": "comb",
        "(x, y, /)": "copysign fmod pow remainder",
        "(p, q, /)": "dist sumprod",
        "(n, /)": "factorial isqrt",
        "(x, y, z, /)": "fma",
        "(seq, /)": "fsum",
        "(*integers)": "gcd lcm",
        "": "hypot log",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)": "isclose",
        "(x, i, /)": "ldexp",
        "(x, y, /, *, steps=None)": "nextafter",
        "(n, k=None, /)": "perm",
        "(iterable, /, *, start=1)": "prod",
    },
    "operator": {
        "(a, /)":
            "__abs__ __index__ __inv__ __invert__ __neg__ __not__ __pos__ abs index inv invert neg not_ pos "
            "truth",
        "(a, b, /)":
            "__add__ __and__ __concat__ __contains__ __delitem__ __eq__ __floordiv__ __ge__ __getitem__ __gt__ "
            "__iadd__ __iand__ __iconcat__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __ior__ "
            "__ipow__ __irshift__ __isub__ __itruediv__ __ixor__ __le__ __lshift__ __lt__ __matmul__ __mod__ "
            "__mul__ __ne__ __or__ __pow__ __rshift__ __sub__ __truediv__ __xor__ add and_ concat contains "
            "countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul "
            "indexOf ior ipow irshift is_ is_not isub itruediv ixor le lshift lt matmul mod mul ne or_ pow "
            "rshift sub truediv xor",
        "(obj, /, *args, **kwargs)": "__call__ call",
        "(a, b, c, /)": "__setitem__ setitem",
        "(attr, /, *attrs)": "attrgetter",
        "(item, /, *items)": "itemgetter",
        "(obj, default=0, /)": "length_hint",
        "(name, /, *args, **kwargs)": "methodcaller",
    },
    "struct": {
        "": "Struct pack pack_into",
        "(format, /)": "calcsize",
        "(format, buffer, /)": "iter_unpack unpack",
        "(format, /, buffer, offset=0)": "unpack_from",
    },
    "sys": {
        "(event, /, *args)": "audit",
        "(*args, **kwargs)": "breakpointhook",
        "(object, /)": "displayhook getrefcount",
        "()":
            "exc_info exception get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits "
            "getallocatedblocks getdefaultencoding getfilesystemencodeerrors getfilesystemencoding getprofile "
            "getrecursionlimit getswitchinterval gettrace is_finalizing",
        "(exctype, value, traceback, /)": "excepthook",
        "(status=None, /)": "exit",
        "": "getsizeof set_asyncgen_hooks",
        "(string, /)": "intern",
        "(depth)": "set_coroutine_origin_tracking_depth",
        "(maxdigits)": "set_int_max_str_digits",
        "(function, /)": "setprofile settrace",
        "(limit, /)": "setrecursionlimit",
        "(interval, /)": "setswitchinterval",
        "(unraisable, /)": "unraisablehook",
    },
}
