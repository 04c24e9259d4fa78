"""inspect.signature: the parameters of callables."""

__name__ = "inspect"

import functools
import re
import types
from _builtin_parameters import text_of_class, text_of_function
from collections import OrderedDict, namedtuple
from inspect import CO_VARARGS, CO_VARKEYWORDS, isbuiltin, isclass, isfunction, ismethod, unwrap, _is_function_like, \
    get_annotations


class _void:
    """Stands for what is not given."""


class _empty:
    """Stands for a missing default or annotation."""


class _ParameterKind(int):
    _NAMES = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _DESCRIPTIONS = ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                     "variadic keyword")

    @property
    def name(self):
        return self._NAMES[self]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self._DESCRIPTIONS[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_ONLY, _NORMAL, _ARGS, _KEYWORD, _KWARGS = _KINDS = [_ParameterKind(i) for i in range(5)]
for _kind in _KINDS:
    setattr(_ParameterKind, _kind.name, _kind)


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return re.sub(r"(?<![\w.])typing\.", "", repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


class Parameter:
    """One parameter of a callable."""

    __slots__ = "_name", "_kind", "_default", "_annotation"

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _KINDS[kind]
        except (IndexError, TypeError):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_ARGS, _KWARGS):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[0] == "." and name[1:].isdigit():
            if self._kind != _NORMAL:
                raise ValueError(f"implicit arguments must be passed as {_NORMAL.description} arguments, "
                                 f"not {self._kind.description}")
            self._kind = _ONLY
            name = "implicit{}".format(name[1:])
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not _ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def _format(self):
        formatted = self._name
        if self._annotation is not _empty:
            formatted = "{}: {}".format(formatted, formatannotation(self._annotation))
        if self._default is not _empty:
            formatted += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _ARGS:
            return "*" + formatted
        return "**" + formatted if self._kind == _KWARGS else formatted

    __str__ = _format

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    def _key(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    """Arguments by the name of their parameter."""

    __slots__ = "arguments", "_signature"

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_KWARGS, _KEYWORD) or name not in self.arguments:
                break
            if param.kind == _ARGS:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_KWARGS, _KEYWORD):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _KWARGS:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        complete = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif param.default is not _empty:
                complete[name] = param.default
            elif param.kind is _ARGS:
                complete[name] = ()
            elif param.kind is _KWARGS:
                complete[name] = {}
        self.arguments = complete

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        args = ", ".join(["{}={!r}".format(arg, value) for arg, value in self.arguments.items()])
        return "<{} ({})>".format(self.__class__.__name__, args)


class Signature:
    """The parameters of a callable and what it returns."""

    __slots__ = "_return_annotation", "_parameters"

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        top = _ONLY
        seen_default = False
        for param in parameters or ():
            if param.name in params:
                raise ValueError("duplicate parameter name: {!r}".format(param.name))
            if param.kind < top:
                raise ValueError(f"wrong parameter order: {top.description} parameter before "
                                 f"{param.kind.description} parameter")
            if param.kind > top:
                top = param.kind
            if param.kind in (_ONLY, _NORMAL):
                if param.default is not _empty:
                    seen_default = True
                elif seen_default and __validate_parameters__:
                    raise ValueError("non-default argument follows default argument")
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        found = _signature_of(obj, follow_wrapped, globals, locals, eval_str)
        if cls is Signature or isinstance(found, cls):
            return found
        return cls(found.parameters.values(), return_annotation=found.return_annotation)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self._parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void
                          else return_annotation)

    __replace__ = replace

    def _key(self):
        positional = [p for p in self._parameters.values() if p.kind != _KEYWORD]
        keyword = {p.name: p for p in self._parameters.values() if p.kind == _KEYWORD}
        return positional, keyword, self._return_annotation

    def __hash__(self):
        positional, keyword, returns = self._key()
        return hash((tuple(positional), frozenset(keyword.values()), returns))

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        params = list(self._parameters.values())
        values = list(args)
        at = 0
        # Positional arguments first, as far as they go.
        for at, param in enumerate(params):
            if param.kind in (_KEYWORD, _KWARGS):
                break
            if param.kind == _ARGS:
                arguments[param.name] = tuple(values)
                values = []
                continue
            if not values:
                break
            if param.name in kwargs and param.kind != _ONLY:
                raise TypeError("multiple values for argument {arg!r}".format(arg=param.name)) from None
            arguments[param.name] = values.pop(0)
        if values:
            raise TypeError("too many positional arguments") from None
        kwargs = dict(kwargs)
        kwargs_param = None
        # Next are the parameters that no positional argument is left for. Names of positional-only ones do not count,
        # and the first parameter after them that is missing is told with its kind.
        only_as_keyword = []
        told = True
        for param in params:
            if param.name in arguments:
                told = param.kind != _ARGS
                continue
            if param.kind != _ONLY or param.name not in kwargs:
                break
            only_as_keyword.append(param.name)
        for param in params:
            if param.kind == _KWARGS:
                kwargs_param = param
                continue
            if param.kind == _ARGS:
                told = False
                arguments.setdefault(param.name, ())
                if not arguments[param.name]:
                    del arguments[param.name]
                continue
            if param.name in arguments or param.name in only_as_keyword:
                continue
            if param.name in kwargs:
                told = False
                arguments[param.name] = kwargs.pop(param.name)
            elif param.default is not _empty:
                told = False
            elif not partial:
                kind = " keyword-only" if told and param.kind == _KEYWORD else ""
                raise TypeError(f"missing a required{kind} argument: {param.name!r}") from None
        if kwargs:
            if kwargs_param is not None:
                arguments[kwargs_param.name] = kwargs
            elif only_as_keyword:
                raise TypeError("got some positional-only arguments passed as keyword arguments: "
                                f"{', '.join(only_as_keyword)!r}")
            else:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
        ordered = {name: arguments[name] for name in self._parameters if name in arguments}
        return self._bound_arguments_cls(self, ordered)

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        result = []
        slash = False
        star = True
        for param in self._parameters.values():
            if param.kind == _ONLY:
                slash = True
            elif slash:
                result.append("/")
                slash = False
            if param.kind == _ARGS:
                star = False
            elif param.kind == _KEYWORD and star:
                result.append("*")
                star = False
            result.append(str(param))
        if slash:
            result.append("/")
        rendered = "({})".format(", ".join(result))
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    {}\n)".format(",\n    ".join(result))
        if self._return_annotation is not _empty:
            rendered += " -> {}".format(formatannotation(self._return_annotation))
        return rendered


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature_of(obj, follow_wrapped, globals, locals, eval_str)


def _from_function(func, globals=None, locals=None, eval_str=False):
    text = getattr(func, "__text_signature__", None)
    if text:
        return _from_own_text(func, text)
    code = func.__code__
    names = code.co_varnames
    count, only = code.co_argcount, code.co_posonlyargcount
    keyword_count = code.co_kwonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    params = []

    def add(name, kind, default=_empty):
        params.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for i, name in enumerate(names[:count]):
        at = i - (count - len(defaults))
        add(name, _ONLY if i < only else _NORMAL, defaults[at] if at >= 0 else _empty)
    index = count + keyword_count
    if code.co_flags & CO_VARARGS:
        add(names[index], _ARGS)
        index += 1
    for name in names[count:count + keyword_count]:
        add(name, _KEYWORD, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[index], _KWARGS)
    return Signature(params, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _from_known_text(obj, text):
    if text == "?":
        raise ValueError("{!r} builtin has invalid signature".format(obj))
    return _from_text(text)


def _from_text(text):
    scope = {}
    exec(f"def function{text}: pass", scope)
    return _from_function(scope["function"])


def _from_own_text(func, text):
    """What a function of the program says itself; a `$` stands before a first parameter that a call leaves out."""
    if "$" in text:
        text = text.replace("$", "") if re.search(r"/\s*[,)]", text) else re.sub(r"\$(\w+)", r"\1, /", text)
    scope = dict(getattr(func, "__globals__", {}))
    try:
        exec(f"def function{text}: pass", scope)
    except (SyntaxError, NameError, TypeError, AttributeError):
        raise ValueError("{!r} builtin has invalid signature".format(func)) from None
    sig = _from_function(scope["function"])
    plain = str, int, float, bytes, bool, types.NoneType
    if any(param.default is not _empty and type(param.default) not in plain for param in sig.parameters.values()):
        raise ValueError("{!r} builtin has invalid signature".format(func))
    return sig


def _bound(sig):
    """A signature without its first parameter."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_KWARGS, _KEYWORD):
        raise ValueError("invalid method signature")
    if params[0].kind != _ARGS:
        params = params[1:]
    return sig.replace(parameters=params)


def _partial(sig, partial):
    params = dict(sig.parameters)
    try:
        bound = sig.bind_partial(*partial.args, **partial.keywords or {})
    except TypeError as ex:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from ex
    result = []
    to_keyword = False
    for name, param in params.items():
        if name in (partial.keywords or {}) and param.kind in (_NORMAL, _KEYWORD):
            to_keyword = True
            result.append(param.replace(kind=_KEYWORD, default=partial.keywords[name]))
            continue
        if name in bound.arguments and param.kind in (_ONLY, _NORMAL):
            continue
        if param.kind == _ARGS and to_keyword:
            continue
        if to_keyword and param.kind == _NORMAL:
            param = param.replace(kind=_KEYWORD)
        result.append(param)
    return sig.replace(parameters=result)


_NATIVE = (types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType,
           types.ClassMethodDescriptorType, types.BuiltinFunctionType)


def _own(cls, name, obj):
    """What of the program's is called under this name for an object, or none."""
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            if hasattr(type(found), "__get__") and not isclass(found):
                found = found.__get__(obj, cls)
            return None if isinstance(found, _NATIVE) else found
    return None


def _signature_of(obj, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    def again(obj):
        return _signature_of(obj, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        return _bound(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return again(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        given = sig
        if not isinstance(sig, Signature) and callable(sig):
            sig = sig()
        if isinstance(sig, Signature):
            return sig
        if isinstance(sig, str):
            return _from_text(sig)
        raise TypeError("unexpected object {!r} in __signature__ attribute".format(given))
    method = getattr(obj, "__partialmethod__", None)
    if isinstance(method, functools.partialmethod):
        inner = _partial(again(method.func), functools.partial(method.func, None, *method.args, **method.keywords))
        first = next(iter(again(method.func).parameters.values()))
        if first.kind is _ARGS:
            return inner
        return inner.replace(parameters=[first, *inner.parameters.values()])
    if isfunction(obj) or _is_function_like(obj):
        return _from_function(obj, globals, locals, eval_str)
    if isinstance(obj, functools.partial):
        return _partial(again(obj.func), obj)
    if isclass(obj):
        call = _own(type(obj), "__call__", obj)
        if call is not None:
            return again(call)
        # `__init__` is asked as for an instance, for which the class stands.
        makers = {"__new__": _own(obj, "__new__", None), "__init__": _own(obj, "__init__", obj)}
        for base in obj.__mro__:
            for name, found in makers.items():
                if found is not None and name in base.__dict__:
                    return _bound(again(found)) if name == "__new__" else again(found)
        if obj is not type and issubclass(obj, type):
            raise ValueError("callable {!r} is not supported by signature".format(obj))
        for base in obj.__mro__[:-1]:
            if text := text_of_class(base):
                return _from_known_text(base, text)
        if text_of_class(obj) == "":
            raise ValueError("no signature found for builtin type {!r}".format(obj))
        if any(base is not object and "__module__" not in base.__dict__ for base in obj.__mro__) or \
                obj.__module__ == "builtins" and obj is not object and "__firstlineno__" not in obj.__dict__:
            text = next(filter(None, map(text_of_class, obj.__mro__)), None)
            if text is not None:
                return _from_text(text)
            kind = "" if issubclass(obj, type) else "type "
            raise ValueError("no signature found for builtin {}{!r}".format(kind, obj))
        return Signature()
    call = _own(type(obj), "__call__", obj)
    if call is not None:
        text = getattr(obj, "__text_signature__", None)
        return _from_own_text(obj, text) if isinstance(text, str) else again(call)
    text = text_of_function(obj)
    if text:
        return _from_known_text(obj, text)
    raise ValueError("no signature found for builtin {!r}".format(obj))


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    try:
        sig = _signature_of(func.__func__ if ismethod(func) else func, False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, kwonly, defaults = [], [], []
    varargs = varkw = None
    kwdefaults = {}
    annotations = {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for name, param in sig.parameters.items():
        if param.kind in (_ONLY, _NORMAL):
            args.append(name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind is _ARGS:
            varargs = name
        elif param.kind is _KEYWORD:
            kwonly.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)
