# The blocking client of the simulated key-value server: pipelines, waiting for work, locks and messages between threads.
import threading
import time

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

pool = redis.ConnectionPool.from_url("redis://blocking:6379/2", decode_responses=True)
r = redis.Redis(connection_pool=pool, retry=Retry(ExponentialBackoff(), 3))

with r.pipeline() as pipe:
    print(len(pipe.set("a", 1).incrby("a", 4).get("a")), pipe.execute(), len(pipe), bool(pipe))
    pipe.watch("a")
    value = int(pipe.get("a"))
    r.set("a", 100)
    pipe.multi()
    pipe.set("a", value + 1)
    try:
        pipe.execute()
    except redis.WatchError as error:
        print(error, r.get("a"))


def worker(name):
    while (job := r.blpop("jobs", timeout=1)) is not None:
        print(name, job[1])
        time.sleep(0.1)
    print(name, "leaves")


threads = [threading.Thread(target=worker, args=(f"w{n}",)) for n in range(2)]
for thread in threads:
    thread.start()
time.sleep(0.5)
print(r.rpush("jobs", "one", "two", "three"))
for thread in threads:
    thread.join()

lock = r.lock("guard", timeout=2, blocking_timeout=0.3)
with lock:
    print(lock.owned(), r.lock("guard", blocking=False).acquire(), lock.extend(3), r.ttl("guard"))
try:
    lock.release()
except redis.exceptions.LockError as error:
    print(type(error).__name__, error)

heard = []
listener = r.pubsub()
print(listener.get_message())
listener.subscribe(**{"room": lambda message: heard.append(message["data"])})
running = listener.run_in_thread(sleep_time=0.01)
print(r.publish("room", "hello"))
time.sleep(0.05)
running.stop()
running.join()
print(heard, listener.subscribed)
print(sorted(r.scan_iter(match="*")), dict(r.hscan_iter("none")), redis.Redis.from_url("redis://blocking:6379/3").get("a"))
try:
    redis.from_url("blocking:6379")
except ValueError as error:
    print(error)
try:
    r.gett("a")
except AttributeError as error:
    print(error)
