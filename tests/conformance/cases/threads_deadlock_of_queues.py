import queue, threading
q1, q2 = queue.Queue(), queue.Queue()
def f(i, o): 
    try: o.put(i.get() + 1)
    finally: print("never")
t = threading.Thread(target=f, args=(q1, q2)); t.start()
u = threading.Thread(target=f, args=(q2, q1)); u.start()
t.join()
