"""Descriptors that only set, objects that answer for their class, orders that a metaclass gives."""
class Quantity:
    def __init__(self, name): self.name = name
    def __set__(self, obj, value):
        if value <= 0: raise ValueError("value must be > 0")
        obj.__dict__[self.name] = value
class Item:
    weight = Quantity("weight")
    price = Quantity("price")
    def __init__(self, w, p): self.weight, self.price = w, p
    def total(self): return self.weight * self.price
i = Item(2, 3)
print(i.weight, i.price, i.total(), vars(i))
try: Item(0, 1)
except ValueError as e: print(e)
x = Item.__new__(Item)
print(type(x.weight).__name__)
class Proxy:
    def __init__(self, obj): self.__obj = obj
    def __getattribute__(self, name):
        if name.startswith("_Proxy__"): return object.__getattribute__(self, name)
        return getattr(self.__obj, name)
print(isinstance(Proxy(i), Item), isinstance(Proxy(5), int), type(Proxy(i)).__name__, Proxy(i).__class__.__name__)
class Fake:
    @property
    def __class__(self): return Item
print(isinstance(Fake(), Item), isinstance(Fake(), Fake))
class C:
    def __new__(cls, foo):
        obj = object.__new__(cls); obj.foo = foo; return obj
class D(C):
    def __init__(self, foo): self.foo = foo + 1
print(D(1).foo, D.__new__(D, 5).foo)
class E(C):
    def __new__(cls, foo): return super().__new__(cls, foo * 2)
print(E(3).foo)
class M(type):
    def mro(cls):
        L = type.mro(cls)
        return [L[0]] + L[1:][::-1][1:] + [object] if cls.__name__ == "X" else L
class A: 
    def f(self): return "A"
class B: 
    def f(self): return "B"
class X(A, B, metaclass=M): pass
print([c.__name__ for c in X.__mro__], X().f())
class SM:
    def __init__(self, log): self.log = log
class Desc:
    def __init__(self, impl): self.impl = impl
    def __get__(self, obj, owner):
        rec.append(1); return self.impl.__get__(obj, owner)
rec = []
class S:
    __len__ = Desc(lambda self: 5)
    __getitem__ = Desc(lambda self, i: i * 2)
    __call__ = Desc(lambda self: "called")
    __enter__ = Desc(lambda self: "in")
    __exit__ = Desc(lambda self, *a: None)
    __iter__ = Desc(lambda self: iter([1]))
    __contains__ = Desc(lambda self, v: True)
    __hash__ = Desc(lambda self: 7)
    __bool__ = Desc(lambda self: False)
    __repr__ = Desc(lambda self: "repr")
    __format__ = Desc(lambda self, s: "fmt")
    __add__ = Desc(lambda self, o: "add")
    __reversed__ = Desc(lambda self: "rev")
    __round__ = Desc(lambda self, *n: "round")
    __index__ = Desc(lambda self: 3)
    __missing__ = Desc(lambda self, k: k)
    __lt__ = Desc(lambda self, o: True)
    __neg__ = Desc(lambda self: "neg")
    __dir__ = Desc(lambda self: ["z"])
    __length_hint__ = Desc(lambda self: 5)
s = S()
for name, f in dict(len=lambda: len(s), item=lambda: s[4], call=lambda: s(), iter=lambda: list(s), contains=lambda: 3 in s, hash=lambda: hash(s), bool=lambda: bool(s), repr=lambda: repr(s), fmt=lambda: f"{s}", add=lambda: s + 1, rev=lambda: reversed(s), round=lambda: round(s), index=lambda: [0, 1, 2, 9][s], lt=lambda: s < 1, neg=lambda: -s, dir=lambda: dir(s), str=lambda: str(s)).items():
    rec.clear(); r = f(); print(name, r, len(rec))
rec.clear()
with s as w: print(w)
print(len(rec))
