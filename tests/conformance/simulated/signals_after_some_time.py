"""Alarms interrupt the main thread where it sleeps and waits, on the virtual clock."""

import asyncio
import signal
import threading
import time


class TookTooLong(Exception):
    pass


def tell(number, frame):
    print("handler", signal.Signals(number).name, time.monotonic())


def give_up(number, frame):
    raise TookTooLong("after", time.monotonic())


def slow(seconds):
    print("slow", seconds)
    time.sleep(seconds)
    return seconds


signal.signal(signal.SIGALRM, tell)
print(signal.alarm(2), signal.alarm(3))
time.sleep(5)
print("slept", time.monotonic())

signal.signal(signal.SIGALRM, give_up)
for seconds in (1, 4):
    signal.alarm(2)
    try:
        print(slow(seconds))
    except TookTooLong as error:
        print("caught", error)
    finally:
        print("left", signal.alarm(0), time.monotonic())

signal.signal(signal.SIGALRM, tell)
signal.setitimer(signal.ITIMER_REAL, 0.5, 0.25)
time.sleep(1.125)
print(signal.getitimer(signal.ITIMER_REAL), signal.setitimer(signal.ITIMER_REAL, 0))
signal.alarm(1)
signal.pause()
print("paused", time.monotonic())
lock = threading.Lock()
lock.acquire()
signal.alarm(1)
print(lock.acquire(timeout=3), time.monotonic())
signal.alarm(1)
print(threading.Event().wait(2), time.monotonic())
thread = threading.Thread(target=time.sleep, args=(2,))
thread.start()
signal.alarm(1)
thread.join()
print("joined", time.monotonic())

# Kept back, and waited for.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
signal.alarm(1)
print(signal.sigwait([signal.SIGALRM]), time.monotonic())
signal.alarm(1)
time.sleep(2)
print(signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM]), signal.sigpending())
try:
    signal.setitimer(signal.ITIMER_REAL, -1)
except signal.ItimerError as error:
    print(repr(error))


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGALRM, lambda: print("loop heard", time.monotonic()))
    signal.alarm(1)
    await asyncio.sleep(2)
    print("awaited", time.monotonic())
    loop.remove_signal_handler(signal.SIGALRM)
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(1)
    try:
        await asyncio.sleep(3)
    finally:
        print("left by the task", time.monotonic())


try:
    asyncio.run(main())
except TookTooLong as error:
    print("caught", error)
signal.alarm(5)
