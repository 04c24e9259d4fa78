# Loggers, handlers and formatters from a file of sections, and what is wrong with such files.
import configparser
import io
import logging
import logging.config

GOOD = """[loggers]
keys=root, quiet

[handlers]
keys=out, kept

[formatters]
keys=short, braces

[logger_root]
level=WARNING
handlers=out

[logger_quiet]
level=DEBUG
handlers=kept
qualname=app.quiet
propagate=0

[handler_out]
class=StreamHandler
formatter=short
args=(sys.stdout,)

[handler_kept]
class=logging.handlers.MemoryHandler
level=INFO
args=(2,)
kwargs={'flushLevel': ERROR}
target=out

[formatter_short]
format=%(name)s:%(levelname)s:%(message)s

[formatter_braces]
format={message}
style={
"""

with open("logging.ini", "w") as file:
    file.write(GOOD)
before = logging.getLogger("before")
child = logging.getLogger("app.quiet.child")
logging.config.fileConfig("logging.ini")
logging.warning("from the root")
logging.info("not shown")
before.warning("disabled by the file")
print(before.disabled, child.disabled, child.handlers)
quiet = logging.getLogger("app.quiet")
quiet.debug("below the level of the handler")
quiet.info("kept")
print("nothing yet")
quiet.info("and out")
child.error("at once")
print([handler.name for handler in logging.root.handlers], quiet.propagate)

logging.config.fileConfig(io.StringIO(GOOD), disable_existing_loggers=False)
parser = configparser.ConfigParser()
parser.read_string(GOOD)
logging.config.fileConfig(parser, disable_existing_loggers=False)
logging.getLogger("before").warning("disabled until now")
logging.getLogger("new").warning("not disabled")


def attempt(text):
    try:
        logging.config.fileConfig(io.StringIO(text))
    except Exception as e:
        print(type(e).__name__, e)


attempt("[loggers]\nkeys=root\n")
attempt(GOOD.replace("handlers=out", "handlers=nowhere"))
attempt(GOOD.replace("keys=root, quiet", "keys=quiet"))
attempt(GOOD.replace("level=WARNING", "level=LOUD"))
attempt(GOOD.replace("class=StreamHandler", "class=no.such.Handler"))
attempt(GOOD.replace("style={", "style=?"))
attempt("nothing")
try:
    logging.config.fileConfig("absent.ini")
except FileNotFoundError as e:
    print(e)
open("empty.ini", "w").close()
try:
    logging.config.fileConfig("empty.ini")
except RuntimeError as e:
    print(e)
for wrong in ({"version": 1, "handlers": {"out": {}}}, 5):
    try:
        logging.config.dictConfig(wrong)
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))
