# A manager is waited for once it has been shut down, and neither before it has started.
from multiprocessing import Manager
from multiprocessing.managers import SyncManager


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == "__main__":
    manager = Manager()
    shared = manager.dict()
    shared["a"] = 1
    print(shared)
    manager.shutdown()
    show(manager.join)

    other = SyncManager()
    show(lambda: other.join())
    show(lambda: other.shutdown())
    other.start()
    show(lambda: other.join(0))
    other.shutdown()
    other.shutdown()
    show(lambda: other.join())
    with SyncManager() as third:
        third.list()
    show(lambda: third.join())
