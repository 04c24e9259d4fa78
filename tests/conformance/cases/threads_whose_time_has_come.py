"""A thread that waits with a timeout, and whose time comes together with that of the one that would wake it."""

import threading
import time


def say(*words):
    print(f"{time.monotonic():.3f}", threading.current_thread().name, *words)


def taken_again(lock):
    """The lock is free for a moment, but only after the time of the other thread has come."""

    def waits():
        time.sleep(0.001)
        say("has it" if lock.acquire(timeout=0.004) else "has waited in vain")

    lock.acquire()
    other = threading.Thread(target=waits, name="other")
    other.start()
    time.sleep(0.005)
    lock.release()
    lock.acquire()
    say("has it again")
    time.sleep(0)
    say("gives it back")
    lock.release()
    other.join()


def left_free(lock):
    """The lock is free when the other thread runs, whose time has come: it takes it."""

    def waits():
        time.sleep(0.001)
        say("has it" if lock.acquire(timeout=0.004) else "has waited in vain")
        lock.release()

    lock.acquire()
    other = threading.Thread(target=waits, name="other")
    other.start()
    time.sleep(0.005)
    lock.release()
    say("has given it back")
    other.join()


def notified():
    condition = threading.Condition()
    event = threading.Event()
    semaphore = threading.Semaphore(0)

    def waits(what, wait):
        with condition:
            say(what, wait(0.01))

    def waits_outside(what, wait):
        say(what, wait(timeout=0.01))

    threads = [threading.Thread(target=waits, args=("notified", condition.wait), name="first"),
               threading.Thread(target=waits_outside, args=("set", event.wait), name="second"),
               threading.Thread(target=waits_outside, args=("released", semaphore.acquire), name="third")]
    sleeper = threading.Thread(target=time.sleep, args=(0.01,), name="sleeper")
    sleeper.start()
    for thread in threads:
        thread.start()
    sleeper.join()
    with condition:
        condition.notify()
    event.set()
    semaphore.release()
    say("has told all")
    for thread in threads:
        thread.join()
    print(semaphore.acquire(blocking=False), event.is_set())


for lock in (threading.Lock(), threading.RLock()):
    taken_again(lock)
    left_free(lock)
notified()
