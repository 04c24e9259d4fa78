# At the end of the program handlers are flushed and closed, the last one made first; those that are gone are not.
import logging
import logging.handlers
import sys


class Told(logging.Handler):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def emit(self, record):
        print(self.name, "emits", record.getMessage())

    def flush(self):
        print(self.name, "is flushed")

    def close(self):
        print(self.name, "is closed")
        super().close()


log = logging.getLogger("app")
log.propagate = False
log.addHandler(Told("first"))
kept = logging.handlers.MemoryHandler(10, logging.ERROR, target=Told("target"))
log.addHandler(kept)
gone = Told("gone")
del gone
failing = Told("failing")
failing.flush = lambda: 1 / 0 if logging.raiseExceptions else None
logging.raiseExceptions = False
closed = Told("closed early")
closed.close()
log.warning("kept in memory")
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(levelname)s of the stream: %(message)s"))
log.addHandler(out)
log.warning("the end")
print("end of main", len(logging._handlerList), sorted(logging.getHandlerNames()))
