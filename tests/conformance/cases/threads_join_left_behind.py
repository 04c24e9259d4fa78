# A join that gave up is no longer woken by the thread that it waited for.
import threading
import time

began = time.monotonic()


def say(*what):
    print(f"{time.monotonic() - began:.1f}", threading.current_thread().name, *what)


def twice():
    time.sleep(0.3)
    say("slept")
    time.sleep(0)
    say("again")


def once():
    time.sleep(0.3)
    say("done")


threads = [threading.Thread(target=work, name=name) for work, name in [(twice, "A"), (once, "B"), (twice, "C")]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(0.1)
    say("waited for", thread.name, thread.is_alive())
