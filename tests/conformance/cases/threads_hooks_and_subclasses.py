import threading, time, sys
def boom(): time.sleep(0.1); raise ValueError("in thread")
threading.Thread(target=boom, name="B").start()
time.sleep(0.2)
def hook(args): print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
t = threading.Thread(target=boom, name="C"); t.start(); t.join()
def quiet(): raise SystemExit(3)
t = threading.Thread(target=quiet); t.start(); t.join(); print("quiet ok")
class My(threading.Thread):
    def run(self):
        time.sleep(0.1); print("run", self.name, self.ident is not None, self.daemon)
m = My(name="my", daemon=True); print(m.is_alive(), m.ident, repr(m).split("(")[0]); m.start(); print(m.is_alive()); m.join()
try: m.start()
except RuntimeError as e: print(e)
try: threading.Thread(target=boom).join()
except RuntimeError as e: print(e)
try: threading.current_thread().join()
except RuntimeError as e: print(e)
print(threading.active_count(), [t.name for t in threading.enumerate()], threading.main_thread().name)
try: threading.Thread(None, boom, daemon=True).daemon = "x"; m.daemon = False
except RuntimeError as e: print(e)
t = threading.Thread(target=print, args=("last",)); t.start()
