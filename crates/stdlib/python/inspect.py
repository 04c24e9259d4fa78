"""Looking at functions, classes, coroutines and frames."""

import sys
import types
from keyword import iskeyword

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED")
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED")

modulesbyfile = {}


class EndOfBlock(Exception):
    pass


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or \
        ismethodwrapper(object)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    if type(object).__module__ == "functools" and type(object).__name__ == "partial":
        # Its `__get__` only warns of what it will do.
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__") and not hasattr(tp, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType) and object.gi_code.co_flags & CO_ITERABLE_COROUTINE:
        return True
    from _collections_abc import Awaitable
    return isinstance(object, Awaitable)


def isabstract(object):
    if not isclass(object):
        return False
    known = vars(object).get("__abstractmethods__")
    if known is not None:
        return isinstance(known, frozenset) and bool(known)
    import abc
    if not isinstance(object, abc.ABCMeta):
        return False
    # The class is still being made, so that nobody has gone through its methods yet.
    inherited = {name for base in object.__bases__ for name in getattr(base, "__abstractmethods__", ())}
    return any(getattr(value, "__isabstractmethod__", False)
               for value in [*vars(object).values(), *(getattr(object, name, None) for name in inherited)])


_is_coroutine_mark = object()


def _unwrap_partial(f):
    partial = getattr(sys.modules.get("functools"), "partial", None)
    while partial is not None and isinstance(f, partial):
        f = f.func
    return f


def _has_code_flag(f, flag):
    f = _unwrap_partialmethod(f)
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    if not (isfunction(f) or _is_function_like(f)):
        return False
    return bool(f.__code__.co_flags & flag)


def _unwrap_partialmethod(func):
    previous = None
    while func is not previous:
        previous = func
        if hasattr(func, "__partialmethod__"):
            func = func.__partialmethod__
        if type(func).__name__ == "partialmethod":
            func = getattr(func, "func")
        func = _unwrap_partial(func)
    return func


def _is_function_like(f):
    return callable(f) and not isclass(f) and isinstance(getattr(f, "__code__", None), types.CodeType) and \
        isinstance(getattr(f, "__name__", None), str) and \
        isinstance(getattr(f, "__defaults__", 0), (tuple, types.NoneType)) and \
        isinstance(getattr(f, "__kwdefaults__", 0), (dict, types.NoneType))


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def markcoroutinefunction(func):
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def _has_coroutine_mark(f):
    f = _unwrap_partialmethod(f)
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    return getattr(f, "_is_coroutine_marker", None) is _is_coroutine_mark


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj)


def _state(names, running, frame, suspended):
    if running:
        return names[1]
    if suspended:
        return names[2]
    return names[3] if frame is None else names[0]


def getgeneratorstate(generator):
    return _state((GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED), generator.gi_running,
                  generator.gi_frame, generator.gi_suspended)


def getcoroutinestate(coroutine):
    return _state((CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED), coroutine.cr_running,
                  coroutine.cr_frame, coroutine.cr_suspended)


def getasyncgenstate(agen):
    return _state((AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED), agen.ag_running, agen.ag_frame,
                  agen.ag_suspended)


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = getattr(agen, "ag_frame", None)
    return {} if frame is None else frame.f_locals


def getmembers(object, predicate=None):
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    results = []
    seen = set()
    for name in names:
        try:
            value = getattr(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in object.__mro__ if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers_static(object, predicate=None):
    pairs = [(name, getattr_static(object, name)) for name in dir(object)]
    return sorted([p for p in pairs if not predicate or predicate(p[1])], key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    f = func
    memo = {id(f): f}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in memo or len(memo) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(f))
        memo[id(func)] = func
    return func


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip(" "))
        if content:
            margin = min(margin, len(line) - content)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin < sys.maxsize:
        for i in range(1, len(lines)):
            lines[i] = lines[i][margin:]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    if ismemberdescriptor(object):
        slots = getattr(object.__objclass__, "__slots__", None)
        doc = slots.get(object.__name__) if isinstance(slots, dict) else None
        return cleandoc(doc) if isinstance(doc, str) else None
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    """What a base class says of a class, or of its method or property of this name."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__
                     if base is not _OBJECT and base.__dict__.get("__doc__") is not None), None)
    if ismethod(object):
        owner = object.__self__
        cls = owner if isclass(owner) else type(owner)
        name = object.__name__
    else:
        function = object.fget if isinstance(object, property) else object
        if not isfunction(function):
            return None
        cls = sys.modules.get(function.__module__)
        *path, name = function.__qualname__.split(".")
        name = object.__name__
        for part in path:
            cls = getattr(cls, part)
        if not isclass(cls) or getattr(cls, name) is not object:
            return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc


_OBJECT = object


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    import inspect
    try:
        file = inspect.getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    for module in list(sys.modules.values()):
        own = getattr(module, "__file__", None) if ismodule(module) else None
        if own and (own == file or not own.startswith("<") and inspect.getabsfile(module) == file):
            return module
    main, builtins = sys.modules["__main__"], sys.modules["builtins"]
    name = getattr(object, "__name__", None)
    return next((module for module in (main, builtins) if name and getattr(module, name, None) is object), None)


def getmodulename(path):
    return path.rpartition("/")[2].partition(".")[0] or None


def _code(object):
    object = unwrap(object) if callable(object) else object
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    if iscode(object):
        return object
    for name in ("gi_code", "cr_code", "ag_code"):
        if hasattr(object, name):
            return getattr(object, name)
    return None


def getfile(object):
    code = _code(object)
    if code is not None:
        return code.co_filename
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


def getsourcefile(object):
    filename = getfile(object)
    return filename if filename.startswith("<frozen ") or _lines_of(filename) else None


def _lines_of(filename):
    import linecache
    lines = linecache.getlines(filename)
    if not lines:
        import _vm
        while line := _vm.source_line(filename, len(lines) + 1):
            lines.append(line)
    return lines


def findsource(object):
    lines = _lines_of(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        number = object.__dict__.get("__firstlineno__")
        if number is None:
            raise OSError("source code not available")
    else:
        number = _code(object).co_firstlineno
    if number > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, number - 1


def getsourcelines(object):
    if callable(object):
        object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    code = object.f_code if isframe(object) else object
    if ismodule(object) or iscode(code) and code.co_name == "<module>":
        return lines, 0
    import inspect
    return inspect.getblock(lines[number:]), number + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comments right above a definition, none where there are none."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == "#!" else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        if start < len(lines) and lines[start][:1] == "#":
            end = start
            while end < len(lines) and lines[end][:1] == "#":
                end += 1
            return "".join(line.expandtabs() for line in lines[start:end])
        return None
    first = lines[number]
    indent = len(first.expandtabs()) - len(first.expandtabs().lstrip())
    start = number
    while start and lines[start - 1].lstrip()[:1] == "#" and \
            len(lines[start - 1].expandtabs()) - len(lines[start - 1].expandtabs().lstrip()) == indent:
        start -= 1
    return "".join(line.expandtabs().lstrip() for line in lines[start:number]) or None


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    import inspect
    return inspect.getouterframes(sys._getframe(1), context)


def trace(context=1):
    import inspect
    exc = sys.exception()
    return inspect.getinnerframes(None if exc is None else exc.__traceback__, context)


_sentinel = object()


_mro_of = type.__dict__["__mro__"].__get__
_names_of = type.__dict__["__dict__"].__get__


def _stored_in(cls, name):
    for base in _mro_of(cls):
        names = _names_of(base)
        if name in names:
            return names[name]
    return _sentinel


def _stored_here(obj):
    """The dictionary of an instance, where no class has put something else in its place."""
    for base in _mro_of(type(obj)):
        slot = _names_of(base).get("__dict__")
        if slot is not None and type(slot) is not types.GetSetDescriptorType:
            return {}
    try:
        return _OBJECT.__getattribute__(obj, "__dict__")
    except AttributeError:
        return {}


def getattr_static(obj, attr, default=_sentinel):
    """An attribute as it is stored, without running descriptors or __getattr__."""
    kind = type(obj)
    if type in _mro_of(kind):
        found = _stored_in(obj, attr)
        if found is _sentinel:
            found = _stored_in(kind, attr)
    else:
        found = dict.get(_stored_here(obj), attr, _sentinel)
        in_class = _stored_in(kind, attr)
        if found is _sentinel:
            found = in_class
        elif in_class is not _sentinel:
            has = lambda name: _stored_in(type(in_class), name) is not _sentinel
            if has("__get__") and (has("__set__") or has("__delete__")):
                found = in_class
    if found is not _sentinel:
        return found
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        annotations = obj.__dict__.get("__annotations__")
        annotations = annotations if isinstance(annotations, dict) else None
        module = sys.modules.get(getattr(obj, "__module__", None))
        own_globals = getattr(module, "__dict__", None)
        own_locals = dict(vars(obj))
    elif ismodule(obj):
        annotations = getattr(obj, "__annotations__", None)
        own_globals, own_locals = obj.__dict__, None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        import functools
        inner = obj
        while True:
            if hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            elif isinstance(inner, functools.partial):
                inner = inner.func
            else:
                break
        own_globals, own_locals = getattr(inner, "__globals__", None), None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations or not eval_str:
        return dict(annotations)
    import _vm
    if globals is None:
        globals = own_globals
    if locals is None:
        locals = own_locals or {}
    if parameters := getattr(obj, "__type_params__", ()):
        locals = {parameter.__name__: parameter for parameter in parameters} | locals
    return {key: _vm.evaluate(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}


_OF_SIGNATURES = ("Signature", "Parameter", "BoundArguments", "signature", "getfullargspec", "FullArgSpec",
                  "formatannotation", "formatannotationrelativeto", "_empty", "_ParameterKind", "_void")
_MORE = ("getblock", "getcallargs", "Traceback", "FrameInfo", "getframeinfo", "getouterframes", "getinnerframes",
         "getargvalues", "ArgInfo", "getargs", "Arguments", "formatargvalues", "getabsfile", "walktree", "getclasstree",
         "classify_class_attrs", "Attribute", "getclosurevars", "ClosureVars")


def __getattr__(name):
    if name in _OF_SIGNATURES:
        import _signature as source
    elif name in _MORE:
        import _inspect_more as source
    elif name == "BufferFlags":
        import _buffer_flags as source
    else:
        raise AttributeError(f"module 'inspect' has no attribute {name!r}")
    globals()[name] = value = getattr(source, name)
    return value


__all__ = sorted(name for name in (*globals(), *_OF_SIGNATURES, *_MORE, "BufferFlags")
                 if name[0] != "_" and name not in ("sys", "types", "iskeyword", "modulesbyfile"))
