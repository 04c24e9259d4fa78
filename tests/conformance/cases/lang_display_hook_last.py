# What the display hook has shown last is a builtin, which functions see at once.
import sys
def last():
    return _
for value in (1, "two", None, [3]):
    sys.displayhook(value)
    print("last", last())
