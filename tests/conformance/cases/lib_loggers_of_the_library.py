"""Loggers that modules of the library make when they are imported, and factories of dictConfig named with `ext://`."""
import asyncio
import logging
import logging.config

print(list(logging.root.manager.loggerDict), type(logging.getLogger("asyncio")).__name__)
logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"()": "ext://logging.Formatter", "fmt": "%(levelname).1s %(message)s"}},
    "handlers": {"made": {"()": "ext://logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short"},
                 "named": {"class": "ext://logging.StreamHandler", "stream": "ext://sys.stdout", "level": "ERROR"}},
    "root": {"handlers": ["made", "named"], "level": "DEBUG"},
})
logging.info("one")
logging.error("two")
print(asyncio.iscoroutinefunction(print))
