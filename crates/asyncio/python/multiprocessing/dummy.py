"""The names of multiprocessing, for threads."""

import threading
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from threading import Thread as Process, current_thread as current_process

JoinableQueue = Queue


def Pool(processes=None, initializer=None, initargs=()):
    from .pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)


def active_children():
    return [thread for thread in threading.enumerate() if thread is not threading.main_thread()]


def freeze_support():
    pass
