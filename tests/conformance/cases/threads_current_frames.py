# sys._current_frames has the frame on top of each thread, with those below it.
import sys
import threading
import time


def deep(number, event):
    if number:
        return deep(number - 1, event)
    event.wait()


def sleeps(seconds):
    time.sleep(seconds)


def functions(frame):
    found = []
    while frame:
        if frame.f_code.co_filename == __file__:
            found.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return found


def look():
    frames = sys._current_frames()
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    for ident, name in sorted(names.items(), key=lambda item: item[1]):
        if ident != threading.get_ident():
            print(" ", name, functions(frames[ident]))
    print(" ", len(frames), threading.get_ident() in frames)


event = threading.Event()
threads = [threading.Thread(target=deep, args=(number, event), name=f"deep {number}") for number in range(3)]
threads.append(threading.Thread(target=sleeps, args=(1,), name="sleeper"))
for thread in threads:
    thread.start()
print("main")
look()
print("watchdog")
watchdog = threading.Thread(target=look, name="watchdog")
watchdog.start()
watchdog.join()
event.set()
for thread in threads:
    thread.join()
print("after")
look()
