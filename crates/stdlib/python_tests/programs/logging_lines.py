import logging, sys, io, traceback, warnings
logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)-8s [%(name)s] %(filename)s:%(lineno)d %(funcName)s %(taskName)s: %(message)s", stream=sys.stdout)
log=logging.getLogger("app.db")
def f():
    log.info("hello %s %d", "w", 3); log.warning("dict %(a)s", {"a":1})
    try: 1/0
    except ZeroDivisionError: log.exception("boom")
f()
class Ad(logging.LoggerAdapter):
    def process(self,msg,kw): return f"[{self.extra['id']}] {msg}", kw
Ad(log,{"id":7}).info("x")
l2=logging.getLogger("other"); l2.propagate=False
s=io.StringIO(); h=logging.StreamHandler(s); h.setFormatter(logging.Formatter("{levelname}:{message:>10}",style="{")); l2.addHandler(h); l2.setLevel("ERROR")
l2.info("no"); l2.error("yes"); print(repr(s.getvalue()), l2, log, logging.getLogger(), h)
h.setFormatter(logging.Formatter("$levelname ${message}",style="$",datefmt="%H")); l2.critical("z"); print(s.getvalue())
logging.disable(logging.INFO); log.info("gone"); log.warning("there"); logging.disable(logging.NOTSET)
log.error("bad %d", "x")
log.log(25,"custom"); logging.addLevelName(25,"NOTICE"); log.log(25,"custom")
try: log.info("x",extra={"message":1})
except KeyError as e: print(e)
logging.captureWarnings(True); warnings.warn("careful")
log.debug("stack", stack_info=True)
import logging.config
logging.config.dictConfig({"version":1,"formatters":{"f":{"format":"%(name)s-%(message)s"}},"handlers":{"c":{"class":"logging.StreamHandler","formatter":"f","stream":"ext://sys.stdout"}},"loggers":{"q":{"handlers":["c"],"level":"DEBUG","propagate":False}}})
logging.getLogger("q").debug("dict")
try: logging.Formatter("nothing")
except ValueError as e: print(e)
print(logging.getLogger("app").getChildren(), logging.getLevelName(10), logging.getLevelName("INFO"))
