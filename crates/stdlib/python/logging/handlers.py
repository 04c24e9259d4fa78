"""Handlers that keep records, pass them on, or start new files."""

import copy
import logging
import os
import time


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until there are enough of them or a bad one comes, then hands them on."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        msg = self.format(record)
        record = copy.copy(record)
        record.message = msg
        record.msg = msg
        record.args = None
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records out of a queue, in a thread of its own."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        import threading
        self._thread = t = threading.Thread(target=self._monitor)
        t.daemon = True
        t.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        q = self.queue
        has_task_done = hasattr(q, "task_done")
        while True:
            record = self.dequeue(True)
            if record is self._sentinel:
                if has_task_done:
                    q.task_done()
                break
            self.handle(record)
            if has_task_done:
                q.task_done()

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


class BaseRotatingHandler(logging.FileHandler):
    """Starts a new file now and then."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """Starts a new file when the old one is long enough."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename("%s.%d" % (self.baseFilename, i))
                dest = self.rotation_filename("%s.%d" % (self.baseFilename, i + 1))
                if os.path.exists(source):
                    if os.path.exists(dest):
                        os.remove(dest)
                    os.rename(source, dest)
            dest = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            size = os.path.getsize(self.baseFilename)
            return bool(size) and size + len(self.format(record)) + 1 >= self.maxBytes
        return False


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Starts a new file after some time, at midnight, or on a day of the week."""

    # Seconds between two files, and how their names end.
    _KINDS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (3600, "%Y-%m-%d_%H"),
              "D": (86400, "%Y-%m-%d"), "MIDNIGHT": (86400, "%Y-%m-%d"), "W": (604800, "%Y-%m-%d")}

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        filename = os.fspath(filename)
        BaseRotatingHandler.__init__(self, filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        kind = self.when
        if kind.startswith("W"):
            if len(kind) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % kind)
            if kind[1] not in "0123456":
                raise ValueError("Invalid day specified for weekly rollover: %s" % kind)
            self.dayOfWeek = int(kind[1])
            kind = "W"
        if kind not in self._KINDS:
            raise ValueError("Invalid rollover interval specified: %s" % kind)
        seconds, self.suffix = self._KINDS[kind]
        self.interval = seconds * interval
        # How old the file is counts from the last time that it was written to.
        start = os.stat(filename).st_mtime if os.path.exists(filename) else time.time()
        self.rolloverAt = self.computeRollover(int(start))

    def computeRollover(self, currentTime):
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        at = self.atTime
        turn = 86400 if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        wait = turn - int(currentTime) % 86400
        # The first day after the beginning of time is a Thursday.
        day = (int(currentTime) // 86400 + 3) % 7
        if wait <= 0:
            wait += 86400
            day = (day + 1) % 7
        if self.when == "MIDNIGHT":
            return currentTime + wait + self.interval - 86400
        return currentTime + wait + (self.dayOfWeek - day) % 7 * 86400 + self.interval - 604800

    def shouldRollover(self, record):
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            # A device is not renamed.
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        """The oldest of the files that were turned over."""
        folder, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(folder or "."):
            if self.namer is None:
                stamp = name[len(base) + 1:] if name.startswith(base + ".") else ""
                if self._is_stamp(stamp):
                    found.append((stamp, name))
            else:
                size = len(time.strftime(self.suffix, time.gmtime(0)))
                for at in range(len(name) - size + 1):
                    stamp = name[at:at + size]
                    if self._is_stamp(stamp) and \
                            os.path.basename(self.namer(self.baseFilename + "." + stamp)) == name:
                        found.append((stamp, name))
                        break
        found.sort()
        return [os.path.join(folder, name) for _, name in found[:max(0, len(found) - self.backupCount)]]

    def _is_stamp(self, text):
        shape = time.strftime(self.suffix, time.gmtime(0))
        return len(text) == len(shape) and all(
            letter.isdigit() if model.isdigit() else letter == model for letter, model in zip(text, shape))

    def doRollover(self):
        now = int(time.time())
        stamp = time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))
        target = self.rotation_filename(self.baseFilename + "." + stamp)
        if os.path.exists(target):
            # It was turned over already.
            return
        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)
