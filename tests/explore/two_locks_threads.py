import threading

a, b = threading.Lock(), threading.Lock()


def move(first, second):
    with first:
        with second:
            print("moved")


threads = [threading.Thread(target=move, args=order) for order in ((a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
