# A thread that sleeps inside the function of a map object while another thread runs.
import threading
import time


def wait(seconds):
    time.sleep(seconds)
    return seconds


def other():
    for _ in range(3):
        time.sleep(0.1)
        print("other")


thread = threading.Thread(target=other)
thread.start()
for seconds in map(wait, [0.25, 0.25]):
    print("waited", seconds)
thread.join()
