import threading
l = threading.Lock()
l.acquire(); print("once"); l.acquire()
