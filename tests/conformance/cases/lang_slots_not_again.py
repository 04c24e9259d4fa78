# A __dict__ or a __weakref__ that the bases bring already cannot be asked for in __slots__.
def made(slots, *bases):
    try:
        new = type("New", bases, {"__slots__": slots})
    except TypeError as error:
        print(slots, error)
    else:
        print(slots, sorted(name for name in vars(new) if name in ("__dict__", "__weakref__", "a")))
        return new


dictionary = made(["__dict__"])
weakly = made(["__weakref__"])
empty = made([])
both = made(["a", "__dict__", "__weakref__"], empty)
for base in (dictionary, weakly, both, Exception, list):
    made(["__dict__"], base)
    made(["__weakref__"], base)
made(["__dict__", "__dict__"])
made(["__weakref__", "__weakref__"], empty)
made(["__dict__"], weakly, dictionary)
made(["__dict__"], dictionary, weakly)
