import datetime
import logging
import logging.handlers
import os
import tempfile
import time

folder = tempfile.mkdtemp()
path = os.path.join(folder, "app.log")
log = logging.getLogger("app")
log.setLevel("INFO")
for when, backups, pause in (("S", 2, 1), ("M", 0, 60), ("H", 1, 3600)):
    handler = logging.handlers.TimedRotatingFileHandler(path, when=when, backupCount=backups)
    handler.rolloverAt = handler.computeRollover(int(time.time()))
    log.addHandler(handler)
    sizes = []
    for number in range(5):
        log.info("message %d", number)
        time.sleep(pause)
        sizes.append(len(os.listdir(folder)))
    log.removeHandler(handler)
    handler.close()
    names = sorted(os.listdir(folder))
    print(when, handler.suffix, handler.interval, sizes, {len(name) for name in names}, open(path).read().split())
    for name in names:
        os.remove(os.path.join(folder, name))
day = 1_700_000_000
for when, at in (("midnight", None), ("midnight", datetime.time(12, 30)), ("W0", None), ("W6", datetime.time(1)), ("d", None)):
    handler = logging.handlers.TimedRotatingFileHandler(path, when=when, interval=2, atTime=at, delay=True)
    print(when, at, [handler.computeRollover(day + shift) - day - shift for shift in (0, 10_000, 86_400, 345_600)])
for when in ("X", "W", "W7"):
    try:
        logging.handlers.TimedRotatingFileHandler(path, when=when)
    except ValueError as error:
        print(error)
