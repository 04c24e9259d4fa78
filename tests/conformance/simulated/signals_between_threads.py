"""Signals that another thread sends: the main thread handles them, at once or when it goes on."""

import _thread
import os
import signal
import threading
import time


def tell(number, frame):
    print("handler", signal.Signals(number).name, time.monotonic(), threading.current_thread().name)


def send():
    time.sleep(1)
    os.kill(os.getpid(), signal.SIGUSR1)
    print("killed", time.monotonic())
    time.sleep(0.5)
    # Sent to this thread, so that nobody wakes the other.
    signal.raise_signal(signal.SIGUSR1)
    print("raised", time.monotonic())


def interrupt():
    time.sleep(1)
    _thread.interrupt_main()
    print("interrupted", time.monotonic())


signal.signal(signal.SIGUSR1, tell)
thread = threading.Thread(target=send)
thread.start()
time.sleep(3)
print("main", time.monotonic())
thread.join()

thread = threading.Thread(target=interrupt)
thread.start()
try:
    time.sleep(2)
    print("not reached")
except KeyboardInterrupt:
    print("KeyboardInterrupt", time.monotonic())
thread.join()
thread = threading.Thread(target=signal.pthread_kill, args=(threading.main_thread().ident, signal.SIGUSR1))
thread.start()
thread.join()
print("end", time.monotonic())
