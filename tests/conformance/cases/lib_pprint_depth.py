# What pprint leaves out below a depth: a tuple of one item keeps its comma, and an OrderedDict is one list.
import collections
import pprint

for value in ({"a": (1,)}, {"a": (1, 2)}, [(1,), [1], {1: 2}], [((),)],
              collections.OrderedDict(alpha=1, beta=(1,)), {"key": collections.OrderedDict(alpha=1, beta=2)}):
    for depth in (1, 2, 3):
        for width in (80, 20):
            print(depth, width, pprint.pformat(value, depth=depth, width=width))
