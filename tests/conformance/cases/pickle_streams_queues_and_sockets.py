# Streams, simple queues and sockets cannot be pickled or copied; a shelf that cannot be made names its path as given.
import copy
import io
import pickle
import queue
import shelve
import socket
import sys
from concurrent.futures import ThreadPoolExecutor


class Holder:
    def __init__(self, held):
        self.held = held


for held in (sys.stdout, io.BufferedReader(io.BytesIO()), queue.SimpleQueue(), ThreadPoolExecutor(1), socket.socket()):
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        try:
            attempt(held)
            print(type(held).__name__, attempt.__name__)
        except TypeError as error:
            print(type(held).__name__, error)
    try:
        pickle.dumps([Holder(held)])
    except TypeError as error:
        print(error)
try:
    shelve.open("nowhere/shelf")
except OSError as error:
    print(error)
