"""Setting up loggers from a dictionary."""

import logging


def _resolve(name):
    """The object that a dotted name stands for."""
    if not isinstance(name, str):
        return name
    used, _, rest = name.partition(".")
    found = __import__(used)
    for part in rest.split(".") if rest else ():
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def _value(value):
    if isinstance(value, str) and value.startswith("ext://"):
        return _resolve(value[6:])
    return value


def _made(config):
    options = dict(config)
    factory = _resolve(options.pop("()"))
    attributes = options.pop(".", None)
    result = factory(**{key: _value(value) for key, value in options.items()})
    for key, value in (attributes or {}).items():
        setattr(result, key, value)
    return result


def _formatter(config):
    if "()" in config:
        return _made(config)
    cls = _resolve(config.get("class", logging.Formatter))
    options = {"defaults": config["defaults"]} if "defaults" in config else {}
    return cls(config.get("format", None), config.get("datefmt", None), config.get("style", "%"), **options)


def _handler(config, formatters, filters, handlers):
    config = dict(config)
    formatter = config.pop("formatter", None)
    level = config.pop("level", None)
    filter_names = config.pop("filters", None)
    if "()" in config:
        result = _made(config)
    else:
        cls = _resolve(config.pop("class"))
        options = {key: _value(value) for key, value in config.items()}
        attributes = options.pop(".", None)
        if "target" in options and isinstance(options["target"], str):
            options["target"] = handlers[options["target"]]
        if "stream" not in options and "strm" in options:
            options["stream"] = options.pop("strm")
        result = cls(**options)
        for key, value in (attributes or {}).items():
            setattr(result, key, value)
    if formatter:
        result.setFormatter(formatters[formatter])
    if level is not None:
        result.setLevel(logging._checkLevel(level))
    for name in filter_names or ():
        result.addFilter(filters[name] if isinstance(name, str) else name)
    return result


def _set_up(logger, config, handlers, filters, incremental):
    level = config.get("level", None)
    if level is not None:
        logger.setLevel(logging._checkLevel(level))
    if incremental:
        return
    for h in logger.handlers[:]:
        logger.removeHandler(h)
    for name in config.get("handlers", ()):
        logger.addHandler(handlers[name])
    for name in config.get("filters", ()):
        logger.addFilter(filters[name] if isinstance(name, str) else name)


def dictConfig(config):
    if "version" not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config["version"] != 1:
        raise ValueError("Unsupported version: %s" % config["version"])
    incremental = config.get("incremental", False)
    handlers = {}
    filters = {}
    kind = name = None
    try:
        if not incremental:
            kind = "formatter"
            formatters = {}
            for name, value in config.get("formatters", {}).items():
                formatters[name] = _formatter(value)
            kind = "filter"
            for name, value in config.get("filters", {}).items():
                filters[name] = _made(value) if "()" in value else logging.Filter(value.get("name", ""))
            kind = "handler"
            waiting = []
            for name, value in sorted(config.get("handlers", {}).items()):
                if isinstance(value.get("target"), str):
                    waiting.append((name, value))
                    continue
                handlers[name] = _handler(value, formatters, filters, handlers)
                handlers[name].name = name
            for name, value in waiting:
                handlers[name] = _handler(value, formatters, filters, handlers)
                handlers[name].name = name
        else:
            for name, value in config.get("handlers", {}).items():
                if value.get("level"):
                    logging.getHandlerByName(name).setLevel(logging._checkLevel(value["level"]))
        kind = "logger"
        known = logging.root.manager.loggerDict
        configured = config.get("loggers", {})
        if not incremental:
            for other, logger in known.items():
                if isinstance(logger, logging.Logger) and other not in configured:
                    below = any(other.startswith(n + ".") for n in configured)
                    if below:
                        logger.setLevel(logging.NOTSET)
                        logger.handlers = []
                        logger.propagate = True
                    else:
                        logger.disabled = config.get("disable_existing_loggers", True)
        for name, value in configured.items():
            logger = logging.getLogger(name)
            _set_up(logger, value, handlers, filters, incremental)
            logger.disabled = False
            if value.get("propagate") is not None:
                logger.propagate = value["propagate"]
    except Exception as e:
        raise ValueError(f"Unable to configure {kind} {name!r}") from e
    if config.get("root"):
        try:
            _set_up(logging.root, config["root"], handlers, filters, incremental)
        except Exception as e:
            raise ValueError("Unable to configure root logger") from e


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    import _vm
    _vm.refuse("logging.config.fileConfig is not available here; use dictConfig")
