# How many are wanted is compared as CPython does, which tells who gave no number.
import heapq
from collections import Counter

for wrong in (
    lambda: Counter("abca").most_common("2"),
    lambda: heapq.nlargest("2", [3, 1, 2]),
    lambda: heapq.nsmallest("2", [3, 1, 2]),
    lambda: Counter("abca").most_common(-1),
    lambda: Counter("abca").most_common(7),
    lambda: Counter("abca").most_common(2),
):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
