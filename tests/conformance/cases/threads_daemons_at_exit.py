import threading, time, atexit
def d():
    try:
        while True: time.sleep(0.3); print("daemon", f"{time.monotonic():.1f}")
    finally: print("never")
threading.Thread(target=d, daemon=True).start()
def slow(): time.sleep(1); print("slow done", f"{time.monotonic():.1f}")
threading.Thread(target=slow).start()
atexit.register(lambda: print("atexit", f"{time.monotonic():.1f}"))
print("main over")
