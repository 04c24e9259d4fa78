# What methods of pickling that are None, functions of classes, memos and structures are as bytes.
import copyreg
import io
import os
import pickle
import time


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class NoReduce:
    __reduce_ex__ = None


class NoSetState:
    __setstate__ = None

    def __init__(self):
        self.x = 1


class Keywords:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.args, self.kwargs = args, kwargs
        return self

    def __getnewargs_ex__(self):
        return (1,), {"k": 2}


class Letters(str):
    class Nested(tuple):
        pass


for protocol in range(6):
    show(lambda: pickle.dumps(NoReduce(), protocol))
    show(lambda: pickle.loads(pickle.dumps(NoSetState(), protocol)))
    show(lambda: pickle.loads(pickle.dumps(Keywords(), protocol)).__dict__)
    show(lambda: pickle.dumps([object.__new__, str.maketrans, len, abs, dict.fromkeys, int], protocol))
    show(lambda: pickle.dumps(time.gmtime(0), protocol))

show(lambda: pickle.loads(pickle.dumps(Letters.Nested.count))(Letters.Nested("aab"), "a"))
show(lambda: pickle.loads(pickle.dumps(bytes.maketrans))(b"a", b"b")[97])
show(lambda: pickle.loads(pickle.dumps(list.__len__))([1, 2]))
show(lambda: pickle.loads(pickle.dumps([1, 2].__len__))())
show(lambda: (object.__new__.__self__, int.__new__.__qualname__, str.maketrans.__qualname__, str.maketrans.__self__))
show(lambda: pickle.loads(b"S'\\'\n."))
show(lambda: pickle.loads(b"S'\\x1'\n."))

class Own(pickle.Pickler):
    pass


pickler = Own(io.BytesIO())
for override in None, 10:
    pickler.reducer_override = override
    show(lambda: pickler.dump(object()))
first, second = pickle.Pickler(io.BytesIO()), pickle.Pickler(io.BytesIO())
first.dump([1])
second.memo = first.memo
show(lambda: (type(second.memo).__name__, second.memo.copy() == first.memo.copy(), len(second.memo.copy())))
show(lambda: setattr(second, "memo", 5))
show(lambda: setattr(pickle.Unpickler(io.BytesIO()), "memo", 5))
show(lambda: pickle.dispatch_table is copyreg.dispatch_table)

known = os.stat("/")
again = pickle.loads(pickle.dumps(known))
print(type(again), again == known, again.st_mtime_ns == known.st_mtime_ns)
made = os.stat_result(range(10))
print(made, made.st_atime, made.st_mtime_ns, os.stat_result(range(14)).st_atime_ns)
show(lambda: os.stat_result(range(9)))
