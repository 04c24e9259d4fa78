"""What os.times tells, by its fields."""
import os
import time

before = os.times()
time.sleep(2)
after = os.times()
print(type(after).__name__, len(after), all(isinstance(value, float) for value in after), isinstance(after, tuple))
print(round(after.elapsed - before.elapsed), after.user >= before.user, after.system >= 0, after[4] == after.elapsed)
print(after.children_user >= 0, after.children_system >= 0)
