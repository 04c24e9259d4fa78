"""What is told of a setting with too many colons, and loggers that a file sets up."""

import configparser
import logging
import logging.config
import pathlib

settings = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
settings.read_dict({"a": {"one": "${a:b:c} and the rest", "two": "${a:b:c}", "three": "${a:one}"}})
for name in settings["a"].keys():
    try:
        print(settings["a"][name])
    except configparser.InterpolationError as e:
        print(name, type(e).__name__, e)

logging.getLogger("app.early")
logging.getLogger("other")
pathlib.Path("log.ini").write_text("""\
[loggers]
keys=root,app
[handlers]
keys=
[formatters]
keys=
[logger_root]
handlers=
[logger_app]
qualname=app
handlers=
propagate=0
""")
logging.config.fileConfig("log.ini")
for name in ("app", "app.early", "other"):
    logger = logging.getLogger(name)
    print(logger, repr(logger.disabled), repr(logger.propagate), logger.handlers)
