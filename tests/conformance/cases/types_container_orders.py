# Orders of sets, views and sorts, sums, and the containers' subclasses.
print(hash(None))
print({None, 1, 'a', 2.5, (1,2), True})
print({10,20,30,40,50}, {3,1,2}, {'b','a','c','e','d'})
for x in {50,40,30,20,10}: print(x)
print(frozenset({7,14,21,28,35,42}))
s=set()
for i in range(0,100,7): s.add(i)
print(s); s.discard(14); s.discard(21); print(s); s.add(14); print(s)
print(s|{1000,2000}, s&{0,7,99}, s-{0,7}, s^{0,1,2})
t=set('hello world'); print(t, t|set('xyz'), t-set('lo'), t&set('hello'), t^set('world'))
print(set({'b':1,'a':2,'z':3}), set(['b','a','z']), set(frozenset('baz')))
a=set(range(20)); a.difference_update(range(5,15)); print(a); a.update({99:1,98:2}); print(a)
print(a.pop(), a.pop(), a)
a=set(map(str,range(50))); print(a); 
for i in range(30): a.discard(str(i))
print(a); a-= {'30','31'}; print(a); print(a.copy(), set(a), frozenset(a))
b=set(range(100,0,-3)); print(b, b&set(range(0,100,2)), b.intersection(range(50)), b.symmetric_difference([1,2,3]))
print({1}.union([5,3],(9,)), {1,2,3}.difference([1],[2]), {1,2,3}.intersection([1,2],[2]))
d=dict(a=1,b=2,c=3)
print(d.keys()&{'a','z'}, d.keys()|{'z'}, d.keys()-['a'], d.keys()^{'a','q'}, {'a','z'}&d.keys(), ['a','q']|d.keys(), d.items()&{('a',1)}, {'x','a'}-d.keys())
print(d.keys()=={'a','b','c'}, d.keys()<={'a','b','c','d'}, d.items()>={('a',1)}, d.keys().isdisjoint('xyz'), d.values(), d.items(), list(reversed(d.items())))
print(d.keys().mapping, type(d.keys()), ('a',1) in d.items(), 3 in d.values(), 'a' in d.keys())
class S(set): pass
class F(frozenset): pass
class L(list): pass
class D(dict):
    def __missing__(self,k): return k*2
class T(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
print(S(), S([1]), F(), F([2]), L([1,2]), D(a=1), T(1,2), D()['x'], D().get('x'))
l=L([3,1,2]); l.sort(); print(l, l==[1,2,3], [1,2,3]==l, l+[4], type(l+[4]), l*2, type(l[:2]), len(l), l[0], 2 in l, list(reversed(l)))
l+= [9]; print(type(l), l); l*=2; print(type(l), l); l[0]=100; del l[1]; print(l, sorted(l), max(l))
dd=D(b=2); dd['c']=3; print(dd, dd|{'z':1}, type(dd|{'z':1}), {**dd}, dict(dd), dd=={'b':2,'c':3}, 'c' in dd, len(dd)); dd|={'q':1}; print(type(dd),dd)
print(D.fromkeys('ab',0), type(D.fromkeys('ab')))
ss=S([1,2]); ss|={5}; ss.add(7); print(ss, ss|{3}, {3}|ss, ss&{1}, ss=={1,2,5,7}, ss<{1,2,5,7,9}, type(ss.copy()))
t=T(1,2); print(t[0], t+(3,), t==(1,2), hash(t)==hash((1,2)), t<(2,), len(t), t.count(1), t.index(2))
print(sum([0.1]*10), sum([0.1]*10, 0.0), sum([1,2.5,True]), sum([[1],[2]],[]), sum(x for x in range(5)), sum([10**20, 1]), sum([2**62]*4))
print(max('abc'), min([3,1,2]), max([1,2,3], key=lambda x:-x), min('a','b',key=ord), max([], default=7), max((x for x in [3,9,2]), key=lambda v:v%5), min({'a':1,'b':0}, key={'a':1,'b':0}.get))
print(sorted([3,1,2], reverse=True), sorted('bca', key=str.upper), sorted([(1,'b'),(1,'a'),(0,'z')]), sorted({'b':1,'a':2}.items(), key=lambda kv: kv[1]), sorted((x for x in 'zyx'), key=lambda c: ord(c)))
nan=float('nan'); print(sorted([3,nan,1,2,nan,0.5]), sorted([5,4,nan,3,2,1,7,8,nan,0]), max([nan,1]), max([1,nan]), min(1,nan))
print(sorted([True,0,1,False]), sorted([1,0.5,2**70,-1]), sorted(['b','A','c'], key=str.lower), sorted([[2],[1,5],[1]]), sorted([3,3,1], key=lambda x: -x))
print(list(enumerate('ab',5)), list(zip('ab',[1,2,3])), list(map(lambda a,b:a+b,[1,2],[3,4])), list(filter(None,[0,1,'',2])), list(reversed([1,2,3])), list(reversed((1,2))), list(reversed('ab')), list(reversed(range(5))), list(reversed({'a':1,'b':2})))
def t_(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t_(lambda: list(zip([1],[1,2],strict=True))); t_(lambda: list(zip([1,2],[1],strict=True))); t_(lambda: list(zip([1,2],[1,2],[1],strict=True)))
it=iter([1,2,3]); print(next(it), next(it), next(it), next(it,'end'), it.__length_hint__()); t_(lambda: next(it))
print(list(iter(lambda c=[0]: c.__setitem__(0,c[0]+1) or c[0], 4)))
r=range(0,10,3); print(r, len(r), r[1], r[-1], r[1:], 9 in r, 8 in r, r.index(6), r.count(3), list(r), r==range(0,11,3), hash(r)==hash(range(0,11,3)), r.start, r.stop, r.step, list(r[::-1]), bool(range(0)))
s=slice(1,10,2); print(s, s.start, s.stop, s.step, s.indices(5), s==slice(1,10,2), [0,1,2,3,4,5][s])
def g():
    yield 1; yield 2; return 3
gg=g(); print(next(gg), next(gg), next(gg,'d'), next(gg,'d')); t_(lambda: next(gg))
print(any(x>1 for x in [1,2]), all([]), any([]), all(x for x in [1,0]), list(g()), tuple(g()), set(g()), frozenset(g()), dict((k,v) for k,v in zip('ab',[1,2])))
print(isinstance(True,int), isinstance(1,(str,int)), isinstance(1,int|str), issubclass(bool,(int,)), isinstance(None,int|None), isinstance([],list), callable(len), callable(3), callable(int))
x=[1,2]; x.append(x); print(x); d={}; d['d']=d; print(d, d.values()); 
print(vars(type('A',(),{'q':1}))['q'], hasattr(3,'real'), getattr(3,'zz',None), dir(type('B',(),{'zeta':1})())[-1])
def f(a,b=2):
    c=3
    def inner(): return c
    return locals()
print({k:v for k,v in f(1).items() if k!='inner'}, 'inner' in f(1))
print([1,2,3].index(2,1), [1,2,3].count(2), [1,2,3]<[1,2,4], [1,2]==[1,2.0], (1,)+(2,), (1,)*3)
m=type.__dict__; print(type(m)); print(dict(a=1,**{'b':2}), dict([('a',1)],b=3), dict({'a':1}), {}.fromkeys([1,2]))
d=dict(x=1,y=2); print(d.pop('x'), d.popitem(), d, d.setdefault('k',[]).append(1), d); d.update(z=1); d.update([('q',2)]); d.update({'w':3}); print(d, d.copy() is d, list(d), d|{'q':0})
a=[5,3,1]; 
class C:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f'C{s.v}'
print(sorted([C(3),C(1),C(2)]), max([C(1),C(5)],key=lambda c:c.v), min(C(1),C(0)) )
l=[3,2,1]
def k(x): l.append(9); return x
t_(lambda: l.sort(key=k)); print(l)
t_(lambda: [1,'a',2].sort())
l=[3,1,2]
t_(lambda: l.sort(key=lambda x: 1/(x-1))); print(l)
