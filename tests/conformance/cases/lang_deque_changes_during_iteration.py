# A deque that changes at the end of an iteration.
from collections import deque


def attempt(action):
    try:
        print(action())
    except (RuntimeError, StopIteration) as error:
        print(repr(error))


items = deque([1])
attempt(lambda: [items.append(item) for item in items])
iterator = iter(items)
print(list(iterator))
items.append(3)
attempt(lambda: next(iterator))
attempt(lambda: next(iterator))
backwards = reversed(items)
print(list(backwards))
items.popleft()
attempt(lambda: next(backwards))
