# The stack size of threads is a number that is kept and checked.
import threading

print(threading.stack_size())
print(threading.stack_size(131072), threading.stack_size())
for size in (10, -1):
    try:
        threading.stack_size(size)
    except ValueError as error:
        print(error)
print(threading.stack_size(0), threading.stack_size())
