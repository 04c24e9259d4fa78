"""Setting up loggers from a dictionary, or from a file with sections."""

import logging
import logging.handlers

DEFAULT_LOGGING_CONFIG_PORT = 9030


def _found(name):
    """The object that a dotted name stands for."""
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


def _resolve(name):
    """The same of a value in a dictionary, which may be the object itself."""
    if not isinstance(name, str):
        return name
    try:
        return _found(name)
    except ImportError as e:
        raise ValueError("Cannot resolve %r: %s" % (name, e)) from e


def _clear():
    """Forgets the handlers there are, which is what a new configuration begins with."""
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _disable(existing, configured, disabled):
    """What becomes of the loggers that were there before and that the configuration does not name."""
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in configured or not isinstance(logger, logging.Logger):
            continue
        if any(name.startswith(other + ".") for other in configured if other in existing):
            logger.setLevel(logging.NOTSET)
            logger.handlers = []
            logger.propagate = True
        else:
            logger.disabled = disabled


class _Setup:
    """One configuration while it is carried out: its parts become objects, by their names."""

    def __init__(self, config):
        self._config = dict(config)
        self._formatters = {}
        self._filters = {}
        self._handlers = {}
        # CPython's parts of a configuration refer to it, so that its handlers live until garbage is collected.
        self._parts = [self]

    def run(self):
        config = self._config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental", False):
            self._change()
        else:
            _clear()
            self._replace()
        if config.get("root"):
            try:
                self._logger(logging.root, config["root"])
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _change(self):
        """Levels only: the handlers and loggers stay."""
        for name, value in self._config.get("handlers", {}).items():
            handler = logging.getHandlerByName(name)
            if handler is None:
                raise ValueError("No handler found with name %r" % name)
            try:
                if value.get("level"):
                    handler.setLevel(logging._checkLevel(value["level"]))
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e
        for name, value in self._config.get("loggers", {}).items():
            self._named(name, value)

    def _replace(self):
        config = self._config
        for name, value in config.get("formatters", {}).items():
            self._make(self._formatters, "formatter", name, self._formatter, value)
        for name, value in config.get("filters", {}).items():
            self._make(self._filters, "filter", name, self._filter, value)
        waiting = []
        handlers = config.get("handlers", {})
        for name in sorted(handlers):
            value = handlers[name]
            targets = [value.get("target"), *(value.get("handlers") or ())]
            if any(isinstance(t, str) and t in handlers and t not in self._handlers for t in targets):
                # What hands records on waits for the handlers that it hands them to.
                waiting.append(name)
                continue
            self._make(self._handlers, "handler", name, self._handler, value)
        for name in waiting:
            self._make(self._handlers, "handler", name, self._handler, handlers[name])
        configured = config.get("loggers", {})
        existing = sorted(logging.root.manager.loggerDict)
        for name, value in configured.items():
            self._named(name, value)
        _disable(existing, configured, config.get("disable_existing_loggers", True))

    def _make(self, parts, kind, name, make, value):
        try:
            made = parts[name] = make(value)
            if kind == "handler":
                made.name = name
        except Exception as e:
            raise ValueError("Unable to configure %s %r" % (kind, name)) from e

    def _value(self, value):
        """What a value in the dictionary stands for."""
        if isinstance(value, dict):
            if "()" in value:
                return self._custom(value)
            return {key: self._value(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)([self._value(item) for item in value])
        if not isinstance(value, str):
            return value
        if value.startswith("ext://"):
            return _resolve(value[6:])
        return self._within(value[6:]) if value.startswith("cfg://") else value

    def _within(self, path):
        """Another part of the configuration: `handlers.console.level` or `list[0]`."""
        found = self._config
        for part in path.replace("[", ".").replace("]", "").split("."):
            found = found[int(part)] if isinstance(found, (list, tuple)) else found[part]
        return self._value(found)

    def _callable(self, what):
        """What is to be called, where it may be given by its name."""
        what = self._value(what)
        return what if callable(what) else _resolve(what)

    def _custom(self, config):
        options = dict(config)
        factory = self._callable(options.pop("()"))
        attributes = options.pop(".", None)
        result = factory(**{key: self._value(value) for key, value in options.items() if key.isidentifier()})
        for key, value in (attributes or {}).items():
            setattr(result, key, value)
        return result

    def _formatter(self, config):
        if "()" in config:
            try:
                return self._custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                # `logging.Formatter` and its subclasses call it `fmt`.
                return self._custom({"fmt" if key == "format" else key: config[key] for key in config})
        made = _found(config["class"]) if config.get("class") else logging.Formatter
        given = [config.get("format", None), config.get("datefmt", None), config.get("style", "%")]
        if "validate" in config:
            given.append(config["validate"])
        named = {"defaults": config["defaults"]} if config.get("defaults") is not None else {}
        return made(*given, **named)

    def _filter(self, config):
        return self._custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def _add_filters(self, target, filters):
        for f in filters:
            try:
                known = callable(f) or callable(getattr(f, "filter", None))
                target.addFilter(f if known else self._filters[f])
            except Exception as e:
                raise ValueError("Unable to add filter %r" % f) from e

    def _handler(self, config):
        config = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self._formatters[formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        level = self._value(config.pop("level", None))
        filters = config.pop("filters", None)
        attributes = config.pop(".", None)
        if "()" in config:
            factory = self._callable(config.pop("()"))
        else:
            factory = config.pop("class", None)
            if factory is None:
                raise AttributeError("'NoneType' object has no attribute 'split'")
            factory = self._callable(factory)
            if issubclass(factory, logging.handlers.MemoryHandler):
                if "flushLevel" in config:
                    config["flushLevel"] = logging._checkLevel(config["flushLevel"])
                if "target" in config:
                    try:
                        config["target"] = self._handlers[config["target"]]
                    except Exception as e:
                        raise ValueError("Unable to set target handler %r" % config["target"]) from e
            elif issubclass(factory, logging.handlers.QueueHandler):
                factory = self._queue_handler(factory, config)
        options = {key: self._value(value) for key, value in config.items() if key.isidentifier()}
        try:
            result = factory(**options)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            options["strm"] = options.pop("stream")
            result = factory(**options)
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self._add_filters(result, filters)
        for key, value in (attributes or {}).items():
            setattr(result, key, value)
        return result

    def _queue_handler(self, made, config):
        import queue
        source = config.pop("queue", queue.Queue)
        if isinstance(source, dict):
            if "()" not in source:
                raise TypeError("Invalid queue specifier %r" % source)
            source = self._custom(source)
        elif isinstance(source, str):
            source = _resolve(source)
        source = source() if callable(source) else source
        listener = _resolve(config.pop("listener", logging.handlers.QueueListener))
        levels = config.pop("respect_handler_level", False)
        try:
            targets = [self._handlers[name] for name in config.pop("handlers", ())]
        except Exception as e:
            raise ValueError("Unable to set required handler %r" % e.args[0]) from e

        def make(**options):
            result = made(source, **options)
            result.listener = listener(source, *targets, respect_handler_level=levels)
            return result

        return make

    def _named(self, name, config):
        try:
            logger = logging.getLogger(name)
            self._logger(logger, config)
            logger.disabled = False
            if config.get("propagate") is not None:
                logger.propagate = config["propagate"]
        except Exception as e:
            raise ValueError("Unable to configure logger %r" % name) from e

    def _logger(self, logger, config):
        level = self._value(config.get("level", None))
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if self._config.get("incremental", False):
            return
        for h in logger.handlers[:]:
            logger.removeHandler(h)
        for name in config.get("handlers") or ():
            try:
                logger.addHandler(self._handlers[name])
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e
        self._add_filters(logger, config.get("filters") or ())


def dictConfig(config):
    _Setup(config).run()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    sections = _read(fname, defaults, encoding)
    formatters = {name: _formatter_of(section) for name, section in _listed(sections, "formatters", "formatter")}
    _clear()
    handlers = _handlers_of(sections, formatters)
    _loggers_of(sections, handlers, disable_existing_loggers)


def _read(fname, defaults, encoding):
    import configparser
    if isinstance(fname, str):
        import os
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f"{fname} is an empty file")
    elif isinstance(fname, configparser.RawConfigParser):
        return fname
    sections = configparser.ConfigParser(defaults)
    try:
        if hasattr(fname, "readline"):
            sections.read_file(fname)
        else:
            from io import text_encoding
            sections.read(fname, encoding=text_encoding(encoding))
    except configparser.ParsingError as e:
        raise RuntimeError(f"{fname} is invalid: {e}")
    return sections


def _names(text):
    return [name.strip() for name in text.split(",")] if text else []


def _listed(sections, group, kind):
    """The sections of a kind, by the names that the section of their group lists."""
    for name in _names(sections[group]["keys"]):
        yield name, sections["%s_%s" % (kind, name)]


def _class_of(text):
    """A class as sections name it: as the module `logging` sees it, or by its whole name."""
    try:
        return eval(text, vars(logging))
    except (AttributeError, NameError):
        return _found(text)


def _formatter_of(section):
    texts = [section.get(key, raw=True, fallback=missing)
             for key, missing in (("format", None), ("datefmt", None), ("style", "%"))]
    defaults = section.get("defaults", raw=True, fallback=None)
    if defaults is not None:
        defaults = eval(defaults, vars(logging))
    made = _found(section["class"]) if section.get("class") else logging.Formatter
    return made(*texts) if defaults is None else made(*texts, defaults=defaults)


def _handlers_of(sections, formatters):
    if not sections["handlers"]["keys"]:
        return {}
    made, targets = {}, {}
    for name, section in _listed(sections, "handlers", "handler"):
        cls = _class_of(section["class"])
        args = eval(section.get("args", "()"), vars(logging))
        kwargs = eval(section.get("kwargs", "{}"), vars(logging))
        handler = made[name] = cls(*args, **kwargs)
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if section.get("formatter", ""):
            handler.setFormatter(formatters[section["formatter"]])
        if issubclass(cls, logging.handlers.MemoryHandler) and section.get("target", ""):
            targets[name] = section["target"]
    for name, target in targets.items():
        made[name].setTarget(made[target])
    return made


def _loggers_of(sections, handlers, disabled):
    names = _names(sections["loggers"]["keys"])
    names.remove("root")
    _fill(logging.root, sections["logger_root"], handlers)
    existing = sorted(logging.root.manager.loggerDict)
    configured = set()
    for name in names:
        section = sections["logger_%s" % name]
        configured.add(section["qualname"])
        logger = logging.getLogger(section["qualname"])
        propagate = section.getint("propagate", fallback=1)
        _fill(logger, section, handlers)
        logger.propagate = propagate
        logger.disabled = 0
    _disable(existing, configured, disabled)


def _fill(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for old in logger.handlers[:]:
        logger.removeHandler(old)
    for name in _names(section["handlers"]):
        logger.addHandler(handlers[name])
