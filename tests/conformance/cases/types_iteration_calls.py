# Output, iteration, attributes, classes and comparisons.
import sys
def t(f,*a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
# print
class W:
    def __init__(s): s.p=[]
    def write(s,x): s.p.append(x)
    def flush(s): s.p.append('F')
w=W(); print(1,'a',[2],file=w,sep='-',end='!\n',flush=True); print(w.p)
print(); print('x',end=''); print('y',None,True,sep='')
class B:
    def __str__(s): raise ValueError('no')
t(lambda: print('a',B()))
old=sys.stdout; sys.stdout=w; print('hid'); sys.stdout=old; print(w.p[-2:])
# input
t(input,'prompt> ')
# iter protocols
class Cnt:
    def __init__(s,n): s.n=n; s.i=0
    def __iter__(s): return s
    def __next__(s):
        s.i+=1
        if s.i>s.n: raise StopIteration
        return s.i
print(list(Cnt(3)), tuple(Cnt(2)), set(Cnt(3)), sum(Cnt(4)), max(Cnt(3)), sorted(Cnt(3),key=lambda x:-x), any(Cnt(2)), dict(zip(Cnt(2),'ab')), next(Cnt(0),'z'), list(map(str,Cnt(2))), list(enumerate(Cnt(2))), [*Cnt(2)], 2 in Cnt(3), list(zip(Cnt(3),Cnt(2))))
class Seq:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i*i
    def __len__(s): return 4
print(list(Seq()), list(reversed(Seq())), 4 in Seq(), max(Seq()))
def gen():
    try:
        yield 1
        yield 2
    finally: print('closed')
print(next(gen())); print(any(gen())); 
def boom():
    yield 1
    raise KeyError('k')
t(lambda: list(boom())); t(lambda: sum(boom())); t(lambda: max(boom())); t(lambda: sorted(boom())); t(lambda: [].extend(boom()))
def ren():
    for x in g: yield x
g=ren(); t(lambda: list(g))
l=[]; 
def ext():
    yield 1; print(l); yield 2
l.extend(ext()); print(l)
l=[1,2,3]; l[1:2]=ext(); print(l)
def f():
    yield from sorted((x for x in [3,1]), key=lambda v: v)
print(list(f()))
t(lambda: dict([(1,2),(3,)])); t(lambda: dict(x for x in [(1,2),5]))
print(dict(((k,v) for k,v in [('a',1)]), b=2))
# nested frames + exceptions in key
def key(x):
    if x==2: raise RuntimeError('key')
    return -x
l=[1,3,2]; t(lambda: l.sort(key=key)); print(l)
t(lambda: max([1,2],key=key)); print(min([1,3],key=key), max([1,3,5],key=lambda x: sorted([x,2])[0]))
try:
    sorted([1,2],key=key)
except RuntimeError as e:
    pass
class P:
    @property
    def x(s): raise AttributeError('inner')
    def __getattr__(s,n): return n+'!'
print(P().x, P().zz, hasattr(P(),'q'), getattr(P(),'w',3))
class N: pass
t(getattr,N(),'foo'); print(getattr(N(),'foo','dflt'), hasattr(N(),'foo')); n=N(); setattr(n,'a',1); print(vars(n)); delattr(n,'a'); t(delattr,n,'a'); print(n.__dict__)
class M(type):
    def __instancecheck__(c,o): return o==5
    def __subclasscheck__(c,o): return o is int
class K(metaclass=M): pass
print(isinstance(5,K), isinstance(6,K), issubclass(int,K), issubclass(str,K), isinstance(K(),K), isinstance(6,(str,K,int)))
class Fake:
    @property
    def __class__(s): return int
print(isinstance(Fake(),int), isinstance(Fake(),Fake), isinstance(Fake(),str))
print(sorted(dir(N()))[:3], 'append' in dir([]), 'real' in dir(3))
def loc(a,*b,c=1,**d):
    e=2
    return sorted(locals())
print(loc(1)); print('N' in globals(), globals() is locals(), __name__)
class Q:
    z=1
    print(sorted(k for k in locals() if not k.startswith('__')))
print(__import__('sys') is sys)

print(max([3,1],[2,9]), max('b','a'), min((2,'x'),(1,'y')), max([0.0,-0.0]), max(True,1), min([[2],[1,9]]))
print(round(sum([0.1,0.2,0.3]),20), sum([1e100,1.0,-1e100]), sum([1,2.5,3]), sum((x*0.1 for x in range(10))), sum([True,True]), sum([float('inf'),1.0]), sum([],5), sum([[1]],start=[0]))
print(list(map(lambda *a:a,[1,2],'ab',(3,4))), list(filter(lambda x:x%2,range(6))))
print(iter([]).__length_hint__(), repr(iter([]))[:14], repr(zip())[:11], type(iter({})), type(iter({}.items())), type(iter('a')), type(iter(())),type(iter(set())), type(iter(range(3))), type(reversed([])), type(reversed('a')), type(iter(lambda:1,1)))
class D(dict):
    def keys(s): return ['zz']
    def __getitem__(s,k): return 'got '+k
print(dict(D(a=1)), {**D(a=1)}, [*D(a=1)]);x={}; x.update(D(a=1)); print(x)
class MM:
    def keys(s): return iter('ab')
    def __getitem__(s,k): return k*2
print(dict(MM()), {**MM()}); x={'q':1}; x|=[('z',1)]; print(x); x|=MM(); print(x)
t(lambda: {}|[('a',1)])
d={'a':1,'b':2}
def it():
    for k in d: d['x'+k]=1
t(it)
def it2():
    for k in list(d): del d[k]
    return d
t(it2)
s={1,2,3}
def it3():
    for k in s: s.add(k+10)
t(it3)
l=[1,2,3]
for x in l:
    if len(l)<6: l.append(x*10)
print(l)
n=float('nan'); print([n]==[n], n in [n], (n,)==(n,), [n].index(n), [n].count(n), {n:1}=={n:1}, {n}=={n})
t(lambda: [1,2]<[1,'a']); t(lambda: {}<{}); t(lambda: [[]]*2); t(lambda: 'a'*-1); t(lambda: [1]*'a'); t(lambda: [1]+(2,)); t(lambda: (1,)+[2]); t(lambda: [1]-[2]); t(lambda:{1}+{2}); t(lambda: {1}|{}); 
t(lambda: hash([])); t(lambda: {[]}); t(lambda: {{}:1}); t(lambda: hash(({},))); print(hash(frozenset({1,2}))==hash(frozenset({2,1})), hash((1,'a'))==hash((1,'a')))
a,*b,c=range(5); print(a,b,c); t(lambda: (lambda a,b:0)(*[1,2,3])); 
