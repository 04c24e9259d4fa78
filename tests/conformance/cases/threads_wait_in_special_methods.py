# Two threads wait in turns inside special methods that built-in operations call.
import collections, functools, itertools, json, re, threading, time

class Slow:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        time.sleep(0.01); return self.n < other.n
    def __eq__(self, other):
        time.sleep(0.01); return isinstance(other, Slow) and self.n == other.n
    def __hash__(self):
        time.sleep(0.001); return hash(self.n)
    def __repr__(self):
        time.sleep(0.01); return f"S{self.n}"
    def __format__(self, spec):
        time.sleep(0.01); return f"<{self.n}>"
    def __add__(self, other):
        time.sleep(0.01); return Slow(self.n + other.n)
    def __radd__(self, other):
        time.sleep(0.01); return Slow(self.n + other)
    def __bool__(self):
        time.sleep(0.01); return self.n > 0
    def __len__(self):
        time.sleep(0.01); return self.n
    def __getitem__(self, i):
        time.sleep(0.01)
        if i >= self.n: raise IndexError
        return i
    def __contains__(self, x):
        time.sleep(0.01); return x < self.n
    def __getattr__(self, name):
        time.sleep(0.01); return name.upper()
    def __iter__(self):
        for i in range(self.n):
            time.sleep(0.01); yield i
    def __call__(self, x):
        time.sleep(0.01); return x + self.n
    def __index__(self):
        time.sleep(0.01); return self.n
    @property
    def prop(self):
        time.sleep(0.01); return self.n
    def __enter__(self):
        time.sleep(0.01); return self
    def __exit__(self, *a):
        time.sleep(0.01)

def s(*ns): return [Slow(n) for n in ns]
def key(x): time.sleep(0.01); return -x
def gen(n):
    for i in range(n):
        time.sleep(0.01); yield i
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        time.sleep(0.01)
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n

JOBS = dict(
    sorted=lambda: [x.n for x in sorted(s(3, 1, 2))],
    sort=lambda: (lambda l: (l.sort(), [x.n for x in l])[1])(s(5, 4, 3)),
    key=lambda: sorted([1, 2, 3], key=key),
    min=lambda: min(s(3, 1, 2)).n,
    max=lambda: max([3, 1, 2], key=key),
    sum=lambda: sum(s(1, 2, 3)).n,
    tuple=lambda: tuple(It(3)),
    set=lambda: len({Slow(1), Slow(1), Slow(2)}),
    dict=lambda: {Slow(1): 1, Slow(2): 2}[Slow(2)],
    eq=lambda: Slow(1) == Slow(1),
    chain=lambda: Slow(1) < Slow(2) < Slow(3),
    add=lambda: (Slow(1) + Slow(2)).n,
    radd=lambda: (1 + Slow(2)).n,
    bool=lambda: "y" if Slow(1) else "n",
    not_=lambda: not Slow(0),
    len=lambda: len(Slow(3)),
    item=lambda: Slow(3)[1],
    contains=lambda: 2 in Slow(3),
    inlist=lambda: Slow(3) in s(1, 2, 3),
    index=lambda: s(1, 2, 3).index(Slow(2)),
    count=lambda: s(1, 2, 1).count(Slow(1)),
    attr=lambda: Slow(1).hello,
    prop=lambda: Slow(1).prop,
    repr=lambda: repr(Slow(1)),
    reprs=lambda: str(s(1, 2)),
    fstring=lambda: f"{Slow(1)} {Slow(2)!r}",
    format=lambda: "{} {!r}".format(Slow(1), Slow(2)),
    percent=lambda: "%r %s" % (Slow(1), Slow(2)),
    map=lambda: list(map(Slow(10), range(3))),
    reduce=lambda: functools.reduce(lambda a, b: (time.sleep(0.01), a + b)[1], range(4)),
    sub=lambda: re.sub("[ab]", lambda m: (time.sleep(0.01), m[0].upper())[1], "abc"),
    dumps=lambda: json.dumps({"a": {1}}, default=lambda o: (time.sleep(0.01), list(o))[1]),
    enumerate=lambda: list(enumerate(gen(2))),
    zip=lambda: list(zip(gen(2), It(3))),
    any=lambda: any(s(0, 0, 1)),
    all=lambda: all(s(1, 1)),
    unpack=lambda: (lambda a, *b: (a, b))(*gen(3)),
    starred=lambda: [*gen(2), *It(2)],
    comp=lambda: [x for x in gen(3) if Slow(x)],
    dictcomp=lambda: {x: x for x in gen(2)},
    join=lambda: ",".join(str(x) for x in gen(3)),
    ddict=lambda: collections.defaultdict(lambda: (time.sleep(0.01), 5)[1])[1],
    slice=lambda: [1, 2, 3][Slow(1)],
    range=lambda: list(range(Slow(2))),
    getattr=lambda: getattr(Slow(1), "x"),
    isinstance=lambda: isinstance(1, Slow),
    lru=lambda: functools.lru_cache(lambda x: (time.sleep(0.01), x)[1])(3),
    update=lambda: (lambda d: (d.update((k, 1) for k in gen(2)), d)[1])({}),
    extend=lambda: (lambda l: (l.extend(gen(2)), l)[1])([]),
    tuplecmp=lambda: (1, Slow(1)) == (1, Slow(1)),
    tuplelt=lambda: (1, Slow(1)) < (1, Slow(2)),
    listrem=lambda: (lambda l: (l.remove(Slow(1)), len(l))[1])(s(1, 2)),
    with_=lambda: contextual(),
)
def contextual():
    with Slow(1) as x, Slow(2):
        return x.n

def work(name):
    begin = time.monotonic()
    try:
        result = JOBS[name]()
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(threading.current_thread().name, name, result, f"{time.monotonic() - begin:.3f}")

for name in JOBS:
    ts = [threading.Thread(target=work, args=(name,), name=f"T{i}") for i in range(2)]
    ts.append(threading.Thread(target=lambda: time.sleep(0.005)))
    for t in ts: t.start()
    for t in ts: t.join()
