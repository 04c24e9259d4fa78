"""Writes recorded.txt: random programs of callbacks, and the order in which CPython's event loop runs them.

    python3.13 record.py > recorded.txt

The loop is asyncio's own `BaseEventLoop._run_once`; only the clock is virtual, in whole units, and moves in
the selector. Timers of equal deadline have no order in CPython's heap; here they run by age, which is what
happens when each timer is set a little later than the one before.
"""

import asyncio
import random
import selectors

PROGRAMS = 200
CALLBACKS = 14


class Selector(selectors.SelectSelector):
    """Waits by moving the clock."""

    def __init__(self):
        super().__init__()
        self.now = 0

    def select(self, timeout=None):
        # None: all that was left is cancelled timers.
        self.now = round(self.now + max(timeout or 0, 0))
        return []


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.clock = Selector()
        super().__init__(self.clock)
        # Less than a unit: a timer is due when its time has come, and not before.
        self._clock_resolution = 0.5
        self.ages = 0

    def time(self):
        return self.clock.now

    def call_at(self, when, callback, *args, context=None):
        handle = super().call_at(when, callback, *args, context=context)
        # Far below a unit, and so only a tie-breaker.
        self.ages += 1
        handle._when = Deadline(when, self.ages)
        self._scheduled.sort()
        return handle


class Deadline(float):
    """A time that is later than an equal one which is older."""

    def __new__(cls, when, age):
        deadline = super().__new__(cls, when)
        deadline.age = age
        return deadline

    def __lt__(self, other):
        if isinstance(other, Deadline):
            return (float(self), self.age) < (float(other), other.age)
        return float(self) < other

    __hash__ = float.__hash__


def program(rng):
    """For each callback what it does; callback 0 runs first."""
    acts = [[] for _ in range(CALLBACKS)]
    for callback in range(1, CALLBACKS):
        parent = rng.randrange(max(0, callback - 4), callback)
        kind = rng.choice(["soon", "later", "later", "at"])
        acts[parent].append((kind, callback) if kind == "soon" else (kind, callback, rng.randrange(6)))
    for _ in range(rng.randrange(6)):
        acts[rng.randrange(CALLBACKS)].append(("cancel", rng.randrange(1, CALLBACKS)))
    for _ in range(rng.randrange(4)):
        acts[rng.randrange(CALLBACKS)].append(("work", rng.randrange(1, 7)))
    for some in acts:
        rng.shuffle(some)
    return acts


def run(acts):
    loop = Loop()
    log, handles = [], {}

    def callback(number):
        log.append((loop.clock.now, number))
        for kind, *rest in acts[number]:
            if kind == "soon":
                handles[rest[0]] = loop.call_soon(callback, rest[0])
            elif kind == "later":
                handles[rest[0]] = loop.call_later(rest[1], callback, rest[0])
            elif kind == "at":
                # Of the past as often as not.
                handles[rest[0]] = loop.call_at(rest[1], callback, rest[0])
            elif kind == "cancel" and rest[0] in handles:
                handles[rest[0]].cancel()
            elif kind == "work":
                loop.clock.now += rest[0]

    loop.call_soon(callback, 0)
    while loop._ready or loop._scheduled:
        loop._run_once()
    return log


def main():
    rng = random.Random(1)
    for number in range(PROGRAMS):
        acts = program(rng)
        print(f"program {number}")
        for callback, some in enumerate(acts):
            if some:
                print(f"  {callback}:", ", ".join(" ".join(map(str, act)) for act in some))
        print("  log:", " ".join(f"{now}/{callback}" for now, callback in run(acts)))


main()
