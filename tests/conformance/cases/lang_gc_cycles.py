# A circle of objects goes when the collector finds it: weak references first, then finalisers, in the order of making.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name, reference() if "reference" in globals() else None)


class Plain:
    pass


first, second = Node("first"), Node("second")
first.other, second.other = second, first
reference = weakref.ref(first, lambda gone: print("callback", gone()))
del first, second
print("still there:", reference() is not None)
gc.collect()
print("gone:", reference())

item = Plain()
item.me = item
del item
print(gc.collect())
one, two = Plain(), Plain()
one.two, two.one = two, one
one.list, one.dict, one.numbers, one.tuple = [two, [1]], {"two": two}, (1, 2), (one,)
del one, two
print(gc.collect())
items = []
items.append(items)
del items
print(gc.collect())


class Bound:
    def __init__(self):
        self.handler = self.handle

    def handle(self):
        pass

    def __del__(self):
        print("bound gone")


Bound()
print(gc.collect())
kept = []


class Returns:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("comes back")
        kept.append(self)


Returns()
print(gc.collect(), len(kept), kept[0].me is kept[0])
kept.clear()
print(gc.collect())


def steps():
    try:
        holder = yield
        yield
    finally:
        print("closed", holder.name)


holder = Plain()
holder.name = "holder"
holder.steps = steps()
next(holder.steps)
holder.steps.send(holder)
del holder
gc.collect()
table = weakref.WeakValueDictionary()
node = Node("value")
node.other = node
table["node"] = node
del node
print(len(table))
gc.collect()
print(len(table))
print(gc.isenabled(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked({}), gc.is_tracked({1: []}))
node = Node("at the end")
node.other = node
del node
print("end")
