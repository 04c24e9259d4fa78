import threading
import time

total = 0
lock = threading.Lock()


def add(number):
    global total
    with lock:
        value = total
        time.sleep(0.01)
        total = value + number


threads = [threading.Thread(target=add, args=(number,)) for number in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert total == 3, f"total is {total}"
