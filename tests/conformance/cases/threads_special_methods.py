# Threads that wait in the midst of special methods take turns as they do in calls.
import threading
import time


class Slow:
    def __init__(self, name, pause):
        self.name = name
        self.pause = pause

    def wait(self, what):
        print(f"{time.monotonic() - start:.2f} {self.name} {what}")
        time.sleep(self.pause)

    def __add__(self, other):
        self.wait("add")
        return NotImplemented

    def __radd__(self, other):
        self.wait("radd")
        return 5

    def __eq__(self, other):
        self.wait("eq")
        return NotImplemented

    def __lt__(self, other):
        self.wait("lt")
        return self.pause < other.pause

    def __bool__(self):
        self.wait("bool")
        return True

    def __len__(self):
        self.wait("len")
        return 3

    def __iter__(self):
        self.wait("iter")
        self.left = 2
        return self

    def __next__(self):
        self.wait("next")
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left

    def __contains__(self, item):
        self.wait("contains")
        return item == 3

    def __getitem__(self, key):
        self.wait("getitem")
        raise KeyError(key)

    def __getattr__(self, name):
        self.wait("getattr")
        raise AttributeError(name)

    def __repr__(self):
        self.wait("repr")
        return f"<{self.name}>"

    def __format__(self, spec):
        self.wait("format")
        return spec

    def __hash__(self):
        self.wait("hash")
        return 1

    def __neg__(self):
        self.wait("neg")
        return self


class Other(Slow):
    pass


class Deep:
    def __init__(self, slow, depth):
        self.slow = slow
        self.depth = depth

    def __repr__(self):
        return f"({Deep(self.slow, self.depth - 1)!r})" if self.depth else repr([self.slow])


def say(*values):
    texts = [str(value) for value in values]
    print(*texts)


def work(name, pause):
    slow, other = Slow(name, pause), Other(name + "'", pause / 2)
    say(name, slow + other, slow == other, slow < other, len(slow), [item for item in slow])
    say(name, "yes" if slow else "no", 3 in slow, not slow, f"{slow:x} {slow!r}", -slow is slow)
    try:
        slow["key"]
    except KeyError as error:
        say(name, repr(error))
    try:
        slow.missing
    except AttributeError as error:
        say(name, repr(error), error.name, error.obj is slow)
    say(name, {slow: 1}, sorted([other, slow, other]), [slow, other].index(other), sum([slow, other], 1))
    say(name, Deep(slow, 5), len(repr(Deep(slow, 300))))


start = time.monotonic()
threads = [threading.Thread(target=work, args=(name, pause)) for name, pause in [("a", 0.5), ("b", 0.3)]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{time.monotonic() - start:.2f} end")
