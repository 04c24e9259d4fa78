# While __del__ runs, weak references still find the object; it may come to life again, and keeps its identity.
import weakref

seen = []


class Quiet:
    def __del__(self):
        print("del", reference() is self, id(self) == known)


class Phoenix:
    def __del__(self):
        seen.append(self)
        print("risen")


quiet = Quiet()
known = id(quiet)
reference = weakref.ref(quiet, lambda ref: print("callback", ref()))
finalizer = weakref.finalize(quiet, print, "finalized")
del quiet
print(reference(), finalizer.alive)

phoenix = Phoenix()
where = id(phoenix)
reference = weakref.ref(phoenix, lambda ref: print("callback", ref()))
finalizer = weakref.finalize(phoenix, print, "finalized")
by_name = weakref.WeakValueDictionary(bird=phoenix)
kept = weakref.WeakSet([phoenix])
proxy = weakref.proxy(phoenix)
del phoenix
print(reference() is seen[0], finalizer.alive, list(by_name), len(kept), id(seen[0]) == where, proxy.__class__.__name__)
seen.clear()
print(reference(), finalizer.alive, list(by_name), len(kept))
try:
    proxy.anything
except ReferenceError as error:
    print(error)
