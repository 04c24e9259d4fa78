import json, math, string, textwrap, random, heapq, bisect, copy, operator, statistics, reprlib
from fractions import Fraction
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
d={"a":[1,2.5,None,True,"é\n\"\\"],"b":{"c":{}, "d":[]}, 3:"n", None:1, 1.5:2}
print(json.dumps(d)); print(json.dumps(d,indent=2)); print(json.dumps({"b":1,"a":[]},sort_keys=True,separators=(",",":"),ensure_ascii=False)); print(json.dumps("é😀"), json.dumps("é",ensure_ascii=False), json.dumps([math.inf,-math.inf,1e100,1.0,0.1]))
print(json.loads('{"a": [1, 2.0, "x\\u00e9\\ud83d\\ude00", true, null], "b": -1e3}'), json.loads(b'[1]'), json.loads(' 3 '), json.loads('"a"'))
for s in ['', '{', '[1,]', '{"a" 1}', 'nul', '[1 2]', '"abc', '{"a":1,}', '1 2', '{1:2}', '[1,\n 2,\n x]', '"\\x"', '"a\tb"']: e(lambda: json.loads(s))
e(lambda: json.dumps({1,2})); e(lambda: json.dumps({(1,2):3})); e(lambda: json.loads(3)); e(lambda: json.dumps(float("nan"),allow_nan=False)); e(lambda: json.dumps(object))
class X: pass
print(json.dumps([X()],default=lambda o:"X"), json.loads('{"a":1}',object_hook=lambda d:list(d.items())), json.loads('[1.5,2]',parse_float=str,parse_int=lambda s:s+"!"), json.loads('{"a":1,"a":2}',object_pairs_hook=lambda p:p))
class En(json.JSONEncoder):
    def default(self,o): return "enc" if isinstance(o,X) else super().default(o)
print(json.dumps({"x":X()},cls=En)); e(lambda: json.dumps(X,cls=En)); l=[]; l.append(l); e(lambda: json.dumps(l))
import io
b=io.StringIO(); json.dump([1,{"a":2}],b,indent=1); print(b.getvalue()); b.seek(0); print(json.load(b)); print(json.dumps((1,[2],{}),indent="\t"))
try: json.loads("[")
except json.JSONDecodeError as x: print(x.msg,x.pos,x.lineno,x.colno,x.doc)
print(string.capwords("hello world"), string.Template("$a ${b}s $$").substitute(a=1,b="x"), string.Template("$a $z").safe_substitute(a=1), string.Formatter().format("{0:>5}|{x!r}", 1, x="q"))
e(lambda: string.Template("$z").substitute())
print(textwrap.fill("The quick brown fox jumped over the lazy dog and ran away-from here", 20)); print(textwrap.dedent("   a\n     b\n\n   c")); print(textwrap.shorten("hello big world", 11), textwrap.indent("a\n\nb", "> "), textwrap.wrap("a b c", 3))
random.seed(42); print(random.random(), random.randint(1,6), random.choice("abc"), random.sample(range(100),5), random.shuffle(x:=[1,2,3,4]), x, random.uniform(1,2), random.gauss(0,1), random.choices([1,2,3],weights=[5,1,1],k=4), random.getrandbits(70), random.expovariate(2), random.betavariate(1,2), random.triangular(), random.randrange(0,100,7), random.normalvariate())
random.seed("text"); print(random.random()); r=random.Random(5); print(r.random(), r.randint(0,10**20)); e(lambda: random.choice([])); e(lambda: random.randint(5,1)); e(lambda: random.sample([1],2))
h=[5,3,8]; heapq.heapify(h); heapq.heappush(h,1); print(h, heapq.heappop(h), heapq.nlargest(2,h), heapq.nsmallest(2,h,key=lambda v:-v), list(heapq.merge([1,4],[2,3])), heapq.heapreplace(h,0), h)
a=[1,3,3,5]; print(bisect.bisect(a,3), bisect.bisect_left(a,3)); bisect.insort(a,4); print(a, bisect.bisect(a,2,key=lambda v:v))
z=[1,[2,3],{"a":{4}}]; y=copy.deepcopy(z); y[1].append(9); print(z,y,copy.copy(z)==z)
class Q:
    def __init__(s): s.l=[1]; s.me=s
q=copy.deepcopy(Q()); print(q.me is q, q.l)
print(operator.itemgetter(1,0)([5,6]), operator.attrgetter("real")(3), operator.methodcaller("upper")("a"), sorted([(2,"a"),(1,"b")],key=operator.itemgetter(0)))
print(statistics.mean([1,2,3,4]), statistics.median([3,1,2]), statistics.stdev([1,2,3,4]), statistics.mode("aab"), statistics.pvariance([1,2,3]), statistics.fmean([1,2]), statistics.quantiles([1,2,3,4,5]), statistics.mean([1.5,2.5]), statistics.harmonic_mean([40,60]), statistics.geometric_mean([1,9])); e(lambda: statistics.mean([]))
print(Fraction(3,6), Fraction("0.75")+1, repr(Fraction(1,3)*3), Fraction(1.5), Fraction(1,3)<0.5, round(Fraction(7,3),1), float(Fraction(1,4)), Fraction(3.14159).limit_denominator(100)); e(lambda: Fraction(1,0))
print(reprlib.repr(list(range(100))), reprlib.repr("x"*100))
