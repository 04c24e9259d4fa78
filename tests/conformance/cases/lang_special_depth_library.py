# Recursion through special methods goes as deep as that of calls: 900 objects in a chain, each of which asks the next
# one through functions of the library, or in forms of its own.
cases = {}


def case(f):
    cases[f.__name__] = f
    return f


def chain(cls, n):
    x = None
    for _ in range(n):
        x = cls(x)
    return x


class B:
    def __init__(self, next): self.next = next


@case
def join_gen(n):
    class N(B):
        def __str__(self): return "(" + ", ".join(str(x) for x in [self.next]) + ")"
    return len(str(chain(N, n // 2)))


@case
def join_map(n):
    class N(B):
        def __str__(self): return "(" + ", ".join(map(str, [self.next])) + ")"
    return len(str(chain(N, n)))


@case
def join_map_lambda(n):
    class N(B):
        def __str__(self): return "(" + ", ".join(map(lambda x: str(x), [self.next])) + ")"
    return len(str(chain(N, n // 2)))


@case
def sum_map(n):
    class N(B):
        def __len__(self): return 1 + sum(map(len, [self.next] if self.next is not None else []))
    return len(chain(N, n))


@case
def max_key(n):
    class N(B):
        def __len__(self): return 1 + (len(max([self.next], key=len)) if self.next is not None and self.next.next is None else (0 if self.next is None else len(self.next)))
    return len(chain(N, n))


@case
def list_map(n):
    class N(B):
        def __len__(self): return 1 + (list(map(len, [self.next]))[0] if self.next is not None else 0)
    return len(chain(N, n))


@case
def tuple_map(n):
    class N(B):
        def __len__(self): return 1 + (tuple(map(len, [self.next]))[0] if self.next is not None else 0)
    return len(chain(N, n))


@case
def all_zip(n):
    class N(B):
        def __eq__(self, o): return all(a == b for a, b in zip([self.next], [o.next]))
    return chain(N, n // 2) == chain(N, n // 2)


@case
def all_map(n):
    import operator
    class N(B):
        def __eq__(self, o): return all(map(operator.eq, [self.next], [o.next]))
    return chain(N, n) == chain(N, n)


@case
def op_eq(n):
    import operator
    class N(B):
        def __eq__(self, o): return operator.eq(self.next, o.next)
    return chain(N, n) == chain(N, n)


@case
def op_add(n):
    import operator
    class N(B):
        def __add__(self, o): return 1 if self.next is None else operator.add(self.next, o)
    return chain(N, n) + 1


@case
def reduce_add(n):
    from functools import reduce
    import operator
    class N(B):
        def __add__(self, o): return 1 if self.next is None else reduce(operator.add, [self.next, o])
    return chain(N, n) + 1


@case
def sum_objs(n):
    class N(B):
        def __radd__(self, o): return o + 1 if self.next is None else sum([self.next], o + 1)
    return sum([chain(N, n)])


@case
def super_eq(n):
    class M(B):
        def __eq__(self, o): return self.next == o.next
    class N(M):
        def __eq__(self, o): return super().__eq__(o)
    return chain(N, n // 2) == chain(N, n // 2)


@case
def explicit(n):
    class N(B):
        def __repr__(self): return "N" if self.next is None else self.next.__repr__()
        def __eq__(self, o): return o.next is None or self.next.__eq__(o.next)
    return repr(chain(N, n)), chain(N, n).__eq__(chain(N, n))


@case
def tuple_key(n):
    class N(B):
        def __lt__(self, o): return self.next is not None and (1, self.next) < (1, o.next)
        def __eq__(self, o): return False
    return chain(N, n) < chain(N, n)


@case
def lru(n):
    from functools import lru_cache, cache
    @cache
    def f(k): return 1 if k == 0 else 1 + f(k - 1)
    return f(n // 2)


@case
def deepcopy(n):
    import copy
    class N(B): pass
    x = copy.deepcopy(chain(N, n // 5)); k = 0
    while x is not None: x = x.next; k += 1
    return k


@case
def deepcopy_own(n):
    import copy
    class N(B):
        def __deepcopy__(self, memo): return N(copy.deepcopy(self.next, memo))
    x = copy.deepcopy(chain(N, n // 3)); k = 0
    while x is not None: x = x.next; k += 1
    return k


@case
def cached_prop(n):
    from functools import cached_property
    class N(B):
        @cached_property
        def size(self): return 1 if self.next is None else 1 + self.next.size
    return chain(N, n // 2).size


@case
def singledisp(n):
    from functools import singledispatch
    @singledispatch
    def f(x): return 0
    class N(B): pass
    @f.register
    def _(x: N): return 1 + f(x.next)
    return f(chain(N, n // 2))


@case
def cm(n):
    from contextlib import contextmanager
    @contextmanager
    def f(k):
        if k:
            with f(k - 1) as x: yield x + 1
        else: yield 0
    with f(n // 6) as x: return x


@case
def dict_sub(n):
    class D(dict):
        def __getitem__(self, k): return k if k == 0 else self[k - 1]
    return D()[n]


@case
def list_sub(n):
    class L(list):
        def __len__(self): return 1 + (len(self[0]) if list.__len__(self) else 0)
        def __getitem__(self, i): return super().__getitem__(i)
    x = L()
    for _ in range(n - 3): x = L([x])
    return len(x)


@case
def set_add(n):
    class N(B):
        def __hash__(self): return 1 if self.next is None else len({self.next})
    return len({chain(N, n)})


@case
def iter_all(n):
    class N(B):
        def __iter__(self):
            if self.next is not None: yield from self.next
            yield 1
    return list(chain(N, n)) == [1] * n, tuple(chain(N, n)) == (1,) * n, sum(chain(N, n)), len([*chain(N, n)]), max(chain(N, n)), set(chain(N, n)), 2 in chain(N, n), sorted(chain(N, n))[0]


@case
def iter_unpack(n):
    class N(B):
        def __iter__(self):
            a, b = (1, 2) if self.next is None else self.next
            yield a
            yield b
    a, b = chain(N, n)
    return a, b


@case
def getattr_getattribute(n):
    class N(B):
        def __getattribute__(self, k):
            if k != "foo": return object.__getattribute__(self, k)
            raise AttributeError(k)
        def __getattr__(self, k): return "end" if self.next is None else self.next.foo
    return chain(N, n).foo


@case
def prop_getattr(n):
    class N(B):
        @property
        def foo(self): return "end" if self.next is None else self.next.foo
        def __getattr__(self, k): return 1
    return chain(N, n).foo


@case
def star_call(n):
    class N(B):
        def __len__(self): return 1 + (len(*[self.next]) if self.next else 0)
        def __bool__(self): return True
    return len(chain(N, n))


@case
def star_print(n):
    import io
    class N(B):
        def __repr__(self):
            f = io.StringIO()
            print(*[self.next], file=f, end="")
            return f.getvalue()
    return repr(chain(N, n))


@case
def match_(n):
    class N(B):
        __match_args__ = ("next",)
        def __len__(self):
            match self:
                case N(None): return 1
                case N(x): return 1 + len(x)
    return len(chain(N, n))


@case
def match_eq(n):
    class N(B):
        def __eq__(self, o):
            match self.next:
                case None: return True
                case o.next: return True
            return False
    return chain(N, n) == chain(N, n)


@case
def match_prop(n):
    class N(B):
        @property
        def size(self):
            match self.next:
                case None: return 1
                case B(size=s): return 1 + s
    return chain(N, n).size


@case
def round_(n):
    class N(B):
        def __round__(self, k=None): return 1 if self.next is None else 1 + round(self.next)
        def __float__(self): return 1.0 if self.next is None else 1.0 + float(self.next)
        def __divmod__(self, o): return (1, 1) if self.next is None else divmod(self.next, o)
        def __reversed__(self): return iter(()) if self.next is None else reversed(self.next)
        def __pow__(self, o, m=None): return 1 if self.next is None else pow(self.next, o)
        def __bytes__(self): return b"x" if self.next is None else bytes(self.next)
        def __dir__(self): return ["x"] if self.next is None else dir(self.next)
        def __trunc__(self): 
            import math
            return 1 if self.next is None else math.trunc(self.next)
    import math
    c = chain(N, n)
    return round(c), float(c), divmod(c, 1), list(reversed(c)), pow(c, 3), c ** 3, bytes(c), dir(c), math.trunc(c)


@case
def enum_next(n):
    class N(B):
        def __iter__(self): return self
        def __next__(self):
            if self.next is None: raise StopIteration
            for i, x in enumerate(self.next): pass
            raise StopIteration
    return list(enumerate(chain(N, n)))


@case
def zip_next(n):
    class N(B):
        def __iter__(self): return self
        def __next__(self):
            if self.next is None: raise StopIteration
            for i, x in zip(self.next, self.next): pass
            raise StopIteration
    return list(zip(chain(N, n), [1]))


@case
def list_extend(n):
    class N(B):
        def __iter__(self):
            l = []
            if self.next is not None: l.extend(self.next)
            l.append(1)
            return iter(l)
    return len(list(chain(N, n)))


@case
def index_slice(n):
    class N(B):
        def __index__(self): return 1 if self.next is None else len([1, 2, 3][:self.next])
    return [1, 2, 3, 4][:chain(N, n)]


@case
def init_sub(n):
    class N:
        def __init__(self, k): self.next = N(k - 1) if k else None
        def __new__(cls, k): return object.__new__(cls)
    return N(n).next.next is not None


@case
def new_rec(n):
    class N:
        def __new__(cls, k):
            s = object.__new__(cls); s.next = N(k - 1) if k else None
            return s
    return N(n).next.next is not None


@case
def meta_call(n):
    class M(type):
        def __call__(cls, k): return k if k == 0 else cls(k - 1)
    class N(metaclass=M): pass
    return N(n)


@case
def class_getattr(n):
    class M(type):
        def __getattr__(cls, k): return 5 if k == "a0" else getattr(cls, "a" + str(int(k[1:]) - 1))
        def __len__(cls): return 3
        def __iter__(cls): return iter([1])
        def __getitem__(cls, k): return 0 if k == 0 else cls[k - 1]
        def __contains__(cls, k): return k == 0 or k - 1 in cls
        def __eq__(cls, o): return o == 0 or cls == o - 1
        def __add__(cls, o): return 0 if o == 0 else cls + (o - 1)
        def __hash__(cls): return 3
    class N(metaclass=M): pass
    return getattr(N, "a" + str(n)), N[n], n in N, N == n, N + n


for name, run in cases.items():
    print(name, run(900))
