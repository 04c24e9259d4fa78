# Loggers set up from a file with sections, and what such a file can do wrong.
import configparser
import io
import logging
import logging.config

GOOD = """
[loggers]
keys=root,shop,orders

[handlers]
keys=plain,short,later

[formatters]
keys=long,brace

[logger_root]
level=WARNING
handlers=plain

[logger_shop]
level=DEBUG
handlers=short
propagate=0
qualname=shop

[logger_orders]
level=INFO
handlers=
qualname=shop.orders

[handler_plain]
class=StreamHandler
level=NOTSET
formatter=long
args=(sys.stdout,)

[handler_short]
class=logging.StreamHandler
formatter=brace
kwargs={"stream": sys.stdout}

[handler_later]
class=handlers.MemoryHandler
args=(10,)
target=short

[formatter_long]
format=%(levelname)s %(name)s: %(message)s

[formatter_brace]
format={levelname:>8} | {message}
style={
"""

old = logging.getLogger("old")
child = logging.getLogger("shop.orders.late")
logging.config.fileConfig(io.StringIO(GOOD))
logging.getLogger("shop").debug("opened")
logging.getLogger("shop.orders").debug("not told")
logging.getLogger("shop.orders").info("told")
logging.getLogger("else").warning("by the root")
old.error("disabled")
child.info("kept")
print(old.disabled, child.disabled, logging.getHandlerNames())
print(logging.getHandlerByName("later"))

parser = configparser.ConfigParser()
parser.read_string(GOOD.replace("level=WARNING", "level=ERROR"))
logging.config.fileConfig(parser, disable_existing_loggers=False)
print(logging.root.level, logging.getLogger("else").disabled)

with open("broken.ini", "w") as f:
    f.write("no section\n")
open("empty.ini", "w").close()
for what in ("missing.ini", "empty.ini", "broken.ini", io.StringIO(GOOD.replace("class=StreamHandler", "class=Nothing")),
             io.StringIO(GOOD.replace("formatter=long", "formatter=none")),
             io.StringIO(GOOD.replace("level=DEBUG", "level=LOUD"))):
    try:
        logging.config.fileConfig(what)
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
