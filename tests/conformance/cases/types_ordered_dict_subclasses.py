from collections import OrderedDict
class O(OrderedDict):
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
o = O(a=1); o.update(b=2); o.update([("c", 3)], d=4)
print(o | {"e": 5}); o |= {"f": 6}; print({"g": 1} | o)
print(o.copy()); o |= [("q", 1)]; print(o)
o.setdefault("z", 1)
class D(dict):
    def __setitem__(self, k, v): print("dset", k); super().__setitem__(k, v)
d = D(a=1); d.update(b=2); d |= {"c": 3}; print(d | {"d": 1}, type(d | {}))
class Counting(OrderedDict):
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
c = Counting(a=1, b=2, c=3)
print(c.popitem(), c.popitem(last=False), c.pop("b"), c.pop("b", 0), c)
try: c.pop("q")
except KeyError as e: print("KeyError", e)
for bad in ([(1, 2, 3)], [(1,)], [()], 5, [5]):
    for call in (O, lambda x: O().update(x), OrderedDict, lambda x: OrderedDict().update(x)):
        try: print(call(bad))
        except (TypeError, ValueError) as e: print(type(e).__name__, e)
class Mapping2:
    def keys(self): return ["k"]
    def __getitem__(self, k): return k * 2
print(O(Mapping2(), z=1), O().update(Mapping2()))
try: O().update(1, 2)
except TypeError as e: print(e)
