# What a deque with slots of its own takes along when it is pickled.
import pickle
from collections import deque


class Trail(deque):
    __slots__ = ("first", "second", "__dict__")


trail = Trail("abc", maxlen=5)
trail.first, trail.third = [1], 3
print(trail.__reduce__()[:3])
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(trail, protocol))
    print(list(again), again.maxlen, again.first, again.third, hasattr(again, "second"))
print(pickle.loads(pickle.dumps(deque([1, 2], 3))), deque("a").__reduce__()[:3])
