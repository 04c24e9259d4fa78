# What long programs of several parts of the library brought to light.
import argparse, doctest, io, logging.config, sys, traceback, warnings
from decimal import Decimal
from unittest.mock import call

print([f"{Decimal(text):{spec}}" for text in ("0", "-0.00", "0E+5") for spec in (".0e", ".3e", ".2E", "e", "g", ".2%")])


class Group(ExceptionGroup):
    def __new__(cls, message, parts, tag=None):
        return super().__new__(cls, message, parts)


try:
    Group("many", [ValueError(1)], tag="t")
except TypeError as e:
    print(e)


class Named(Group):
    def __init__(self, message, parts, tag=None):
        self.tag = tag


print(repr(Named("many", [ValueError(1)], tag="t")), Named("m", [OSError()], tag=3).tag)

with open("/tmp/words.txt", "w") as f:
    f.write("--size\n4\nname with spaces\n@/tmp/more.txt\n")
with open("/tmp/more.txt", "w") as f:
    f.write("last\n")
parser = argparse.ArgumentParser("prog", fromfile_prefix_chars="@", exit_on_error=False)
parser.add_argument("--size", type=int)
parser.add_argument("names", nargs="*")
print(parser.parse_args(["@/tmp/words.txt"]))
try:
    parser.parse_args(["@/tmp/none.txt"])
except argparse.ArgumentError as e:
    print(e)
parser = argparse.ArgumentParser()
parser.add_argument("first")
parser.add_argument("rest", nargs=argparse.REMAINDER)
print(parser.parse_args(["x", "--", "--y"]), parser.parse_args(["x", "y", "--", "z"]))


def double(x):
    """
    >>> double(2)
    4
    """
    return x * 2


print(doctest.testmod())
try:
    1 / 0
except ZeroDivisionError as e:
    told = traceback.TracebackException.from_exception(e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(told.exc_type_str, told.exc_type, [str(w.message) for w in caught])


class Loud(logging.StreamHandler):
    def close(self):
        print("closed", self.name)
        super().close()


config = {
    "version": 1,
    "formatters": {"short": {"format": "{levelname[0]}:{message}", "style": "{"}},
    "handlers": {
        "out": {"()": Loud, "stream": "ext://sys.stdout", "formatter": "short"},
        "kept": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "out", "flushLevel": "ERROR"},
    },
    "loggers": {"app": {"handlers": ["kept"], "level": "cfg://unused"}},
}
for change in "level", "handlers", None:
    try:
        logging.config.dictConfig(config)
    except ValueError as e:
        print(e, "|", repr(e.__cause__))
    if change == "level":
        config["loggers"]["app"]["level"] = "INFO"
        config["loggers"]["app"]["handlers"] = ["gone"]
    elif change == "handlers":
        config["loggers"]["app"]["handlers"] = ["kept"]
app = logging.getLogger("app")
app.info("first")
app.debug("not this")
print("waiting")
app.error("second")
