# what there is of locals in a summary, and what a deque says that its items change
import collections, traceback
print(traceback.FrameSummary("f", 1, "n", locals={}).locals, traceback.FrameSummary("f", 1, "n", locals={"a": 1}).locals)
def fail(): raise ValueError("no variables here")
try: fail()
except ValueError as e:
    print([frame.locals for frame in traceback.TracebackException.from_exception(e, capture_locals=True).stack][1:])
class Clears:
    def __eq__(self, other):
        items.clear()
        return False
for call in ("remove", "count", "index"):
    items = collections.deque([Clears(), Clears()])
    try: getattr(items, call)(5)
    except Exception as e: print(call, type(e).__name__, e)
