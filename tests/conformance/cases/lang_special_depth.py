# Recursion through special methods goes as deep as that of calls: 900 objects in a chain, each of which asks the next
# one by an operator, a built-in function or a statement.
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
def add(n):
    class N(B):
        def __add__(self, o): return 1 if self.next is None else 1 + (self.next + o)
    return chain(N, n) + 0


@case
def radd(n):
    class N(B):
        def __radd__(self, o): return 1 if self.next is None else 1 + (o + self.next)
    return 0 + chain(N, n)


@case
def iadd(n):
    class N(B):
        def __iadd__(self, o):
            if self.next is not None:
                x = self.next
                x += o
            return self
    x = chain(N, n)
    x += 1
    return type(x).__name__


@case
def neg(n):
    class N(B):
        def __neg__(self): return 1 if self.next is None else 1 + -self.next
    return -chain(N, n)


@case
def eq(n):
    class N(B):
        def __eq__(self, o): return self.next == o.next
    return chain(N, n) == chain(N, n)


@case
def ne(n):
    class N(B):
        def __eq__(self, o): return not (self.next != o.next)
    return chain(N, n) != chain(N, n)


@case
def lt(n):
    class N(B):
        def __lt__(self, o): return False if self.next is None else self.next < o.next
    return chain(N, n) < chain(N, n)


@case
def getitem(n):
    class N(B):
        def __getitem__(self, i): return "last" if self.next is None else self.next[i - 1]
    return chain(N, n)[n]


@case
def setitem(n):
    class N(B):
        def __setitem__(self, i, v):
            if self.next is None: self.v = v
            else: self.next[i - 1] = v
    x = chain(N, n)
    x[n] = 3
    while x.next: x = x.next
    return x.v


@case
def delitem(n):
    class N(B):
        def __delitem__(self, i):
            if self.next is None: self.v = i
            else: del self.next[i - 1]
    x = chain(N, n)
    del x[n]
    while x.next: x = x.next
    return x.v


@case
def contains(n):
    class N(B):
        def __contains__(self, i): return self.next is not None and i in self.next
    return 3 in chain(N, n)


@case
def len_(n):
    class N(B):
        def __len__(self): return 1 if self.next is None else 1 + len(self.next)
    return len(chain(N, n))


@case
def bool_(n):
    class N(B):
        def __bool__(self):
            if self.next: return True
            return False
    return bool(chain(N, n))


@case
def not_(n):
    class N(B):
        def __bool__(self): return not self.next if self.next is not None else True
    return not chain(N, n)


@case
def and_(n):
    class N(B):
        def __bool__(self): return bool(self.next and True) if self.next is not None else True
    return bool(chain(N, n))


@case
def hash_(n):
    class N(B):
        def __hash__(self): return 1 if self.next is None else 1 + hash(self.next)
    return hash(chain(N, n))


@case
def repr_(n):
    class N(B):
        def __repr__(self): return "N(" + repr(self.next) + ")"
    return len(repr(chain(N, n)))


@case
def repr_f(n):
    class N(B):
        def __repr__(self): return f"N({self.next!r})"
    return len(repr(chain(N, n)))


@case
def str_(n):
    class N(B):
        def __str__(self): return "N(" + str(self.next) + ")"
    return len(str(chain(N, n)))


@case
def str_f(n):
    class N(B):
        def __str__(self): return f"N({self.next})"
    return len(f"{chain(N, n)}")


@case
def format_(n):
    class N(B):
        def __format__(self, s): return "N(" + (format(self.next, s) if self.next is not None else "") + ")"
    return len(format(chain(N, n), "x"))


@case
def format_f(n):
    class N(B):
        def __format__(self, s): return "N(" + (f"{self.next:x}" if self.next is not None else "") + ")"
    return len(f"{chain(N, n):x}")


@case
def percent(n):
    class N(B):
        def __str__(self): return "N(%s)" % self.next
    return len("%s" % chain(N, n))


@case
def str_format(n):
    class N(B):
        def __str__(self): return "N({})".format(self.next)
    return len("{}".format(chain(N, n)))


@case
def repr_list(n):
    class N(B):
        def __repr__(self): return f"N({[self.next]})"
    return len(repr([chain(N, n)]))


@case
def repr_dict(n):
    class N(B):
        def __repr__(self): return repr({1: self.next})
    return len(repr([chain(N, n)]))


@case
def iter_gen(n):
    class N(B):
        def __iter__(self):
            yield 1
            if self.next is not None:
                yield from self.next
    return sum(chain(N, n))


@case
def iter_for(n):
    class N(B):
        def __iter__(self):
            yield 1
            if self.next is not None:
                for x in self.next: yield x
    return len(list(chain(N, min(n, 450))))


@case
def iter_list(n):
    class N(B):
        def __iter__(self):
            return iter([1] if self.next is None else [1] + [2 for x in self.next])
    return len(list(chain(N, n)))


@case
def iter_star(n):
    class N(B):
        def __iter__(self):
            return iter([1] if self.next is None else [1, *self.next])
    return len(list(chain(N, n // 2)))


@case
def next_for(n):
    class N(B):
        def __iter__(self): return self
        def __next__(self):
            if self.next is None: raise StopIteration
            for x in self.next: pass
            raise StopIteration
    return list(chain(N, n))


@case
def next_call(n):
    class N(B):
        def __iter__(self): return self
        def __next__(self):
            if self.next is None: return 7
            return next(self.next)
    return next(chain(N, n))


@case
def prop(n):
    class N(B):
        @property
        def size(self): return 1 if self.next is None else 1 + self.next.size
    return chain(N, n).size


@case
def prop_set(n):
    class N(B):
        @property
        def x(self): return self._x
        @x.setter
        def x(self, v):
            if self.next is None: self._x = v
            else: self.next.x = v
    c = chain(N, n)
    c.x = 5
    while c.next: c = c.next
    return c.x


@case
def getattr_(n):
    class N(B):
        def __getattr__(self, k):
            if self.next is None: return k
            return self.next.foo
    return chain(N, n).foo


@case
def getattr_m(n):
    class N(B):
        def __getattr__(self, k):
            if self.next is None: return lambda: k
            r = self.next.foo()
            return lambda: r
    return chain(N, n // 1).foo()


@case
def getattr_f(n):
    class N(B):
        def __getattr__(self, k):
            if self.next is None: return k
            return getattr(self.next, k)
    return chain(N, n).foo


@case
def getattribute(n):
    class N(B):
        def __getattribute__(self, k):
            if k == "foo":
                nx = object.__getattribute__(self, "next")
                return k if nx is None else nx.foo
            return object.__getattribute__(self, k)
    return chain(N, n).foo


@case
def setattr_(n):
    class N(B):
        def __setattr__(self, k, v):
            if k == "foo" and self.next is not None: self.next.foo = v
            else: object.__setattr__(self, k, v)
    c = chain(N, n)
    c.foo = 5
    while c.next: c = c.next
    return c.foo


@case
def setattr_super(n):
    class N(B):
        def __setattr__(self, k, v):
            if k == "foo" and self.next is not None: self.next.foo = v
            else: super().__setattr__(k, v)
    c = chain(N, n)
    c.foo = 5
    while c.next: c = c.next
    return c.foo


@case
def descr_get(n):
    class D:
        def __get__(self, o, t): return 1 if o.next is None else 1 + o.next.size
    class N(B):
        size = D()
    return chain(N, n).size


@case
def descr_set(n):
    class D:
        def __get__(self, o, t): return 3
        def __set__(self, o, v):
            if o.next is not None: o.next.size = v
            else: o.v = v
    class N(B):
        size = D()
    c = chain(N, n)
    c.size = 5
    while c.next: c = c.next
    return c.v


@case
def call(n):
    class N(B):
        def __call__(self): return 1 if self.next is None else 1 + self.next()
    return chain(N, n)()


@case
def abs_(n):
    class N(B):
        def __abs__(self): return 1 if self.next is None else 1 + abs(self.next)
    return abs(chain(N, n))


@case
def int_(n):
    class N(B):
        def __int__(self): return 1 if self.next is None else 1 + int(self.next)
    return int(chain(N, n))


@case
def index(n):
    class N(B):
        def __index__(self): return 1 if self.next is None else 1 + range(2000)[self.next]
    return range(2000)[chain(N, n)]


@case
def with_(n):
    class N(B):
        def __enter__(self):
            if self.next is None: return 1
            with self.next as x: return 1 + x
        def __exit__(self, *a): pass
    with chain(N, n) as x: return x


@case
def sorted_(n):
    class N(B):
        def __lt__(self, o):
            if self.next is None: return False
            return sorted([self.next, o.next])[0] is o.next
    return sorted([chain(N, n), chain(N, n)]) is None


@case
def min_(n):
    class N(B):
        def __lt__(self, o):
            if self.next is None: return False
            return min(self.next, o.next) is None
    return min(chain(N, n), chain(N, n)) is None


@case
def dict_eq(n):
    class N(B):
        def __hash__(self): return 1
        def __eq__(self, o): return True if self.next is None else {self.next: 1}.get(o.next) == 1
    return {chain(N, n): 2}[chain(N, n)]


@case
def list_eq(n):
    class N(B):
        def __eq__(self, o): return True if self.next is None else [self.next] == [o.next]
    return [chain(N, n)] == [chain(N, n)]


@case
def tuple_eq(n):
    class N(B):
        def __eq__(self, o): return True if self.next is None else (1, self.next) == (1, o.next)
    return (chain(N, n),) == (chain(N, n),)


@case
def in_list(n):
    class N(B):
        def __eq__(self, o): return True if self.next is None else self.next in [o.next]
    return chain(N, n) in [chain(N, n)]


@case
def tuple_hash(n):
    class N(B):
        def __hash__(self): return 1 if self.next is None else hash((self.next, 1)) & 1023
    return type(hash(chain(N, n))).__name__


@case
def sum_gen(n):
    class N(B):
        def __len__(self): return 1 if self.next is None else 1 + sum(len(x) for x in [self.next])
    return len(chain(N, n // 2))


@case
def print_(n):
    import io
    class N(B):
        def __str__(self):
            if self.next is None: return ""
            f = io.StringIO()
            print("N", self.next, file=f, end="")
            return f.getvalue()
    return len(str(chain(N, n)))


@case
def join(n):
    class N(B):
        def __str__(self):
            if self.next is None: return ""
            return "-".join(["a", str(self.next)])
    return len(str(chain(N, n)))


@case
def isinst(n):
    class M(type):
        def __instancecheck__(cls, o): return o.next is None or isinstance(o.next, K)
    class K(metaclass=M): pass
    return isinstance(chain(B, n), K)


@case
def missing(n):
    class D(dict):
        next = None
        def __missing__(self, k): return 1 if self.next is None else 1 + self.next[k]
    x = None
    for _ in range(n):
        d = D(); d.next = x; x = d
    return x[3]


@case
def dataclass_eq(n):
    from dataclasses import dataclass
    @dataclass
    class N:
        next: object
    return chain(N, n // 2) == chain(N, n // 2)


@case
def dataclass_repr(n):
    from dataclasses import dataclass
    @dataclass
    class N:
        next: object
    return len(repr(chain(N, n // 3)))


@case
def total(n):
    from functools import total_ordering
    @total_ordering
    class N(B):
        def __lt__(self, o): return False if self.next is None else self.next < o.next
        def __eq__(self, o): return True if self.next is None else self.next == o.next
    return chain(N, n // 2) >= chain(N, n // 2)


@case
def tree_add(n):
    class T:
        def __init__(s, l, r): s.l, s.r = l, r
        def __len__(s): return 1 + (len(s.l) if s.l is not None else 0) + (len(s.r) if s.r is not None else 0)
    t = None
    for i in range(n):
        t = T(t, T(None, None))
    return len(t)


@case
def unpack(n):
    class N(B):
        def __iter__(self):
            if self.next is None: return iter((1, 2))
            a, b = self.next
            return iter((b, a))
    a, b = chain(N, n)
    return a, b


for name, run in cases.items():
    print(name, run(900))


class Endless:
    def __add__(self, other):
        global count
        count += 1
        return self + other

    def __eq__(self, other):
        return self == other

    def __repr__(self):
        return f"{self!r}"

    def __len__(self):
        return len(self)

    def __getattr__(self, name):
        return self.other

    def __hash__(self):
        return hash(self)


count = 0
endless = Endless()
for run in [
    lambda: endless + 1,
    lambda: endless == 1,
    lambda: repr(endless),
    lambda: len(endless),
    lambda: endless.name,
    lambda: {endless},
    lambda: [endless] == [1],
    lambda: print([endless]),
]:
    try:
        run()
    except RecursionError as error:
        depth, traceback = 0, error.__traceback__
        while traceback is not None:
            depth, traceback = depth + 1, traceback.tb_next
        print(error, depth)
print(count)
