"""After `sys.stdout.close()`, also at the end of a `with`, printing fails; the program's end does not."""
import sys


def attempt(call):
    try:
        call()
    except ValueError as error:
        print(error, file=sys.stderr)


print("before")
with sys.stdout as stream:
    print("within", stream.closed)
print(stream.closed, file=sys.stderr)
for call in (lambda: print("x"), stream.flush, lambda: stream.write("x"), lambda: stream.writelines([]), stream.__enter__):
    attempt(call)
stream.close()
