# A weak reference names the class with its module, unless that is the program or the builtins.
import asyncio
import collections
import logging
import queue
import re
import threading
import uuid
import weakref


class Own:
    pass


def make():
    class Inner:
        pass

    return Inner


Inner = make()
loop = asyncio.new_event_loop()
things = [Own(), Inner(), threading.Lock(), threading.RLock(), threading.Event(), threading.Thread(), queue.Queue(),
          collections.OrderedDict(), collections.deque(), collections.Counter(), collections.UserDict(),
          logging.getLogger("x"), loop, loop.create_future(), re.compile("x"), re, make, Own, type, {1}, Exception,
          uuid.UUID(int=1), (i for i in ()), asyncio.Lock(), asyncio.Queue(), memoryview(b"")]
for thing in things:
    text = repr(weakref.ref(thing))
    print(text[text.index("to "):].split(" at 0x")[0])
loop.close()
