"""Type hints, which do nothing at run time but must print and combine as expected."""

import sys
import _vm
from abc import ABCMeta, abstractmethod
from _typing import Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, \
    TypeVarTuple

__all__ = ["Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
           "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
           "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable",
           "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet",
           "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine",
           "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes",
           "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap",
           "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
           "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type",
           "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
           "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict",
           "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoDefault",
           "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly",
           "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias",
           "TypeGuard", "TypeIs", "TypeAliasType", "Unpack"]

GenericAlias = type(list[int])
UnionType = type(int | str)
Text = str
TYPE_CHECKING = False


def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type: None becomes NoneType, text a forward reference; forms alone are refused."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, type) and arg is not Generic and arg is not Protocol:
        return arg
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if origin is Generic or origin is Protocol or \
                not allow_special_forms and (origin is ClassVar or is_argument and origin is Final):
            raise TypeError(f"{arg} is not valid as type argument")
    elif isinstance(arg, _SpecialForm):
        if arg._plain or allow_special_forms and arg in (ClassVar, Final):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    elif arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    elif type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _type_repr(obj):
    if isinstance(obj, type):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, type(_type_convert)):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join([_type_repr(t) for t in obj]) + "]"
    return repr(obj)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type parameters in some arguments, in the order in which they appear."""
    default_seen = tuple_seen = False
    parameters = []
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, tuple):
            for x in t:
                for found in _collect_type_parameters([x]):
                    if found not in parameters:
                        parameters.append(found)
        elif hasattr(t, "__typing_subst__"):
            if t in parameters:
                continue
            if enforce_default_ordering:
                if tuple_seen and t.has_default():
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                if t.has_default():
                    default_seen = True
                elif default_seen:
                    raise TypeError(f"Type parameter {t!r} without a default"
                                    " follows type parameter with a default")
            parameters.append(t)
        else:
            if _is_unpacked_typevartuple(t):
                tuple_seen = True
            for x in getattr(t, "__parameters__", ()):
                if x not in parameters:
                    parameters.append(x)
    return tuple(parameters)


def _check_generic_specialization(cls, arguments):
    expected = len(cls.__parameters__)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    actual = len(arguments)
    if actual != expected:
        if actual < expected:
            if cls.__parameters__[actual].has_default():
                return
            expected -= sum(p.has_default() for p in cls.__parameters__)
            wanted = f"at least {expected}"
        else:
            wanted = expected
        raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments"
                        f" for {cls}; actual {actual}, expected {wanted}")


def _unpack_args(*args):
    unpacked = []
    for arg in args:
        subargs = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if subargs is not None and not (subargs and subargs[-1] is ...):
            unpacked.extend(subargs)
        else:
            unpacked.append(arg)
    return unpacked


def _deduplicate(params):
    try:
        return list(dict.fromkeys(params))
    except TypeError:
        found = []
        for t in params:
            if t not in found:
                found.append(t)
        return found


def _remembered(function):
    """What is subscripted twice with the same is the same object, but for what cannot be hashed."""
    known = {}

    def getitem(self, parameters):
        kinds = tuple([type(p) for p in parameters]) if isinstance(parameters, tuple) else type(parameters)
        key = self, parameters, kinds
        try:
            if key in known:
                return known[key]
        except TypeError:
            return function(self, parameters)
        result = function(self, parameters)
        if len(known) == 128:
            del known[next(iter(known))]
        known[key] = result
        return result
    return getitem


class _SpecialForm:
    """A name such as Union that means something only in brackets, or nowhere but in hints."""

    __slots__ = "_name", "_getitem", "_plain"

    def __init__(self, getitem, plain=False):
        self._getitem = getitem
        self._name = getitem.__name__
        self._plain = plain

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    __iter__ = None

    @_remembered
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __init_subclass__(cls, _root=False, **kwargs):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """One whose items count as different where their types are."""

    __slots__ = ()


def _plain_form(name):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    getitem.__name__ = name
    return _SpecialForm(getitem, plain=True)


def _single_form(name, message="{} accepts only single type.", **options):
    def getitem(self, parameters):
        item = _type_check(parameters, message.format(self), **options)
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    return _SpecialForm(getitem)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _plain_form("NoReturn")
Never = _plain_form("Never")
Self = _plain_form("Self")
LiteralString = _plain_form("LiteralString")
TypeAlias = _plain_form("TypeAlias")
ClassVar = _single_form("ClassVar", allow_special_forms=True)
Final = _single_form("Final", allow_special_forms=True)
TypeGuard = _single_form("TypeGuard")
TypeIs = _single_form("TypeIs")
Required = _single_form("Required", "Required accepts only a single type.")
NotRequired = _single_form("NotRequired", "NotRequired accepts only a single type.")
ReadOnly = _single_form("ReadOnly", "ReadOnly accepts only a single type.")


@_SpecialForm
def Union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = parameters,
    flat = []
    for p in parameters:
        p = _type_check(p, "Union[arg, ...]: each arg must be a type.")
        if isinstance(p, (_UnionGenericAlias, UnionType)):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    parameters = tuple(_deduplicate(flat))
    if len(parameters) == 1:
        return parameters[0]
    if len(parameters) == 2 and type(None) in parameters:
        return _UnionGenericAlias(self, parameters, name="Optional")
    return _UnionGenericAlias(self, parameters)


def _make_union(left, right):
    return Union[left, right]


@_SpecialForm
def Optional(self, parameters):
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_TypedCacheSpecialForm
def Literal(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = parameters,
    flat = []
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    try:
        flat = [p for p, _ in dict.fromkeys([(p, type(p)) for p in flat])]
    except TypeError:
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = parameters,
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*[_type_check(p, msg) for p in parameters[:-1]], parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _UnpackGenericAlias(self, (item,))


@_TypedCacheSpecialForm
def Annotated(self, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


class ForwardRef:
    """A type that is given as text."""

    __slots__ = ("__forward_arg__", "__forward_evaluated__", "__forward_value__", "__forward_is_argument__",
                 "__forward_is_class__", "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        if not arg.isidentifier():
            # `*Ts` stands for a type as well.
            try:
                compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
            except SyntaxError:
                raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard):
        from _typing_more import evaluate
        return evaluate(self, globalns, localns, type_params, recursive_guard)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and \
                self.__forward_value__ == other.__forward_value__
        return self.__forward_arg__ == other.__forward_arg__ and \
            self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def __init_subclass__(cls, **kwargs):
        raise TypeError("Cannot subclass special typing classes")


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    if isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack or \
            isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    index = params.index(self)
    for param in params[index + 1:]:
        if isinstance(param, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    alen, plen = len(args), len(params)
    left, right = index, plen - index - 1
    var_tuple_index = fillarg = None
    for k, arg in enumerate(args):
        if not isinstance(arg, type):
            subargs = getattr(arg, "__typing_unpacked_tuple_args__", None)
            if subargs and len(subargs) == 2 and subargs[-1] is ...:
                if var_tuple_index is not None:
                    raise TypeError("More than one unpacked arbitrary-length tuple argument")
                var_tuple_index = k
                fillarg = subargs[0]
    if var_tuple_index is not None:
        left = min(left, var_tuple_index)
        right = min(right, alen - var_tuple_index - 1)
    elif left + right > alen:
        raise TypeError(f"Too few arguments for {alias}; actual {alen}, expected at least {plen - 1}")
    if left == alen - right and self.has_default():
        replacement = _unpack_args(self.__default__)
    else:
        replacement = args[left:alen - right]
    return (*args[:left], *[fillarg] * (index - left), replacement,
            *[fillarg] * (plen - right - left - index - 1), *args[alen - right:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(a, "Expected a type.") for a in arg])
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    i = params.index(self)
    if i == len(args) and self.has_default():
        args = [*args, self.__default__]
    if i >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(params) == 1 and not _is_param_expr(args[0]):
        return args,
    if isinstance(args[i], list):
        return *args[:i], tuple(args[i]), *args[i + 1:]
    return args


@_remembered
def _generic_class_getitem(cls, args):
    if not isinstance(args, tuple):
        args = args,
    args = tuple([_type_convert(p) for p in args])
    if cls is Generic or cls is Protocol:
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(isinstance(p, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(p) for p in args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                            "or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    for param in cls.__parameters__:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(cls, args)
    _check_generic_specialization(cls, args)
    flat = []
    for param, arg in zip(cls.__parameters__, args):
        if isinstance(param, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(arg)
    return _GenericAlias(cls, tuple(flat))


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    tvars = []
    if "__orig_bases__" in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and \
            type(cls).__name__ != "_TypedDictMeta"
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    if "__orig_bases__" in cls.__dict__:
        tvars = _collect_type_parameters(cls.__orig_bases__)
        gvars = None
        for base in cls.__orig_bases__:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if gvars is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                gvars = base.__parameters__
        if gvars is not None:
            if not set(tvars) <= set(gvars):
                missing = ", ".join(str(t) for t in tvars if t not in gvars)
                listed = ", ".join(str(g) for g in gvars)
                raise TypeError(f"Some type variables ({missing}) are not listed in Generic[{listed}]")
            tvars = gvars
    cls.__parameters__ = tuple(tvars)


def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _BaseGenericAlias:
    """A generic type, with arguments or waiting for them; behaves like its origin when called."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        res = []
        if self.__origin__ not in bases:
            res.append(self.__origin__)
        for b in bases[bases.index(self) + 1:]:
            if isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic):
                break
            if not isinstance(b, type):
                method = getattr(b, "__mro_entries__", None)
                entries = method(bases) if method else None
                if isinstance(entries, tuple) and \
                        any(isinstance(e, type) and issubclass(e, Generic) for e in entries):
                    break
        else:
            res.append(Generic)
        return tuple(res)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(super().__dir__() + [attr for attr in dir(self.__origin__) if not _is_dunder(attr)]))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _GenericAlias(_BaseGenericAlias):
    """A generic type with arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = args,
        self.__args__ = args
        self.__parameters__ = _collect_type_parameters(
            args, enforce_default_ordering=origin is Generic or origin is Protocol)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_remembered
    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        params = self.__parameters__
        if not params:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = args,
        args = _unpack_args(*[_type_convert(p) for p in args])
        for param in params:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(params):
            raise TypeError(f"Too {'many' if len(args) > len(params) else 'few'} arguments for {self};"
                            f" actual {len(args)}, expected {len(params)}")
        return self.copy_with(tuple(self._substitute(self.__args__, dict(zip(params, args)))))

    def _substitute(self, args, given):
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            subst = getattr(old, "__typing_subst__", None)
            if subst:
                new = subst(given[old])
            elif subparams := getattr(old, "__parameters__", ()):
                subargs = []
                for x in subparams:
                    if isinstance(x, TypeVarTuple):
                        subargs.extend(given[x])
                    else:
                        subargs.append(given[x])
                new = old[tuple(subargs)]
            else:
                new = old
            if isinstance(self, _CallableGenericAlias) and isinstance(new, tuple):
                result.extend(new)
            elif _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._substitute(old, given)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(a) for a in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for b in bases[bases.index(self) + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return self.__origin__,

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    """A generic type without arguments, such as List."""

    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults

    @_remembered
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = params,
        params = tuple([_type_check(p, "Parameters to generic types must be types.") for p in params])
        missing = self._nparams - len(params)
        if 0 < missing <= len(self._defaults):
            params = *params, *self._defaults[-missing:]
        if len(params) != self._nparams:
            if not self._nparams:
                raise TypeError(f"{self} is not a generic class")
            expected = f"at least {self._nparams - len(self._defaults)}" if self._defaults else self._nparams
            raise TypeError(f"Too {'many' if len(params) > self._nparams else 'few'} arguments for {self};"
                            f" actual {len(params)}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]"


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._of((tuple(args) if isinstance(args, list) else args, result))

    @_remembered
    def _of(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, tuple):
            return self.copy_with((*[_type_convert(arg) for arg in args], result))
        return self.copy_with((_type_convert(args), result))


class _TupleType(_SpecialGenericAlias):
    @_remembered
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = params,
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*[_type_check(p, msg) for p in params[:-1]], ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple([_type_check(p, msg) for p in params]))


class _UnionGenericAlias(_GenericAlias):
    __iter__ = None

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            rest = _deduplicate(other.__args__)
            mine = _deduplicate(self.__args__)
            return len(mine) == len(rest) and all(arg in rest for arg in mine)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f"typing.Optional[{_type_repr(args[1])}]"
            if args[1] is type(None):
                return f"typing.Optional[{_type_repr(args[0])}]"
        return "typing.Union[" + ", ".join([_type_repr(a) for a in args]) + "]"

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False


class _LiteralGenericAlias(_GenericAlias):
    def _values(self):
        return [(p, type(p)) for p in self.__args__]

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(self._values()) == set(other._values())

    def __hash__(self):
        return hash(frozenset(self._values()))

    def __repr__(self):
        return "typing.Literal[" + (", ".join([_type_repr(a) for a in self.__args__]) or "()") + "]"


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return *params[:-1], *params[-1]
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = *params[:-1], *params[-1].__args__
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return "typing.Annotated[{}, {}]".format(
            _type_repr(self.__origin__), ", ".join([repr(a) for a in self.__metadata__]))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return self.__origin__,


_EXCLUDED = frozenset((
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__abstractmethods__",
    "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "_MutableMapping__marker", "__abc_tpflags__", "__qualname__"))
_PROTOCOL_BASES = {
    "collections.abc": ("Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized",
                        "Container", "Collection", "Reversible", "Buffer"),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


def _get_protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for attr in (*base.__dict__, *base.__dict__.get("__annotations__", ())):
            if not attr.startswith("_abc_") and attr not in _EXCLUDED:
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    # The first instance of a class that implements a protocol finds the real __init__.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" or bases != (Generic,):
            if Protocol in bases:
                for base in bases:
                    if not (base is object or base is Generic
                            or base.__name__ in _PROTOCOL_BASES.get(base.__module__, ())
                            or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                        raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and _vm.caller_module(1) not in ("abc", "functools", "typing"):
            if not getattr(cls, "_is_runtime_protocol", False):
                if not isinstance(other, type):
                    raise TypeError("issubclass() arg 1 must be a class")
                raise TypeError(_NOT_RUNTIME)
            if cls.__non_callable_proto_members__ and \
                    cls.__dict__.get("__subclasshook__") is _proto_hook:
                if not isinstance(other, type):
                    raise TypeError("issubclass() arg 1 must be a class")
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError("Protocols with non-method members don't support issubclass()."
                                f" Non-method members: {names}.")
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and \
                _vm.caller_module(1) not in ("abc", "functools", "typing"):
            raise TypeError(_NOT_RUNTIME)
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        for attr in cls.__protocol_attrs__:
            value = _static(instance, attr)
            if value is _ABSENT or value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


_ABSENT = object()


def _static(instance, attr):
    """An attribute without running code of the program."""
    if not isinstance(instance, type):
        namespace = getattr(instance, "__dict__", None)
        if type(namespace) is dict and attr in namespace:
            return namespace[attr]
        mro = type(instance).__mro__
    else:
        mro = *instance.__mro__, *type(instance).__mro__
    for base in mro:
        if attr in base.__dict__:
            value = base.__dict__[attr]
            if type(value).__name__ == "member_descriptor":
                try:
                    return value.__get__(instance)
                except AttributeError:
                    return _ABSENT
            return value
    return _ABSENT


def _hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if getattr(other, "_is_protocol", False) and issubclass(other, Generic) and \
                    attr in base.__dict__.get("__annotations__", ()):
                break
        else:
            return NotImplemented
    return True


_proto_hook = classmethod(_hook)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say which methods others have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, attr, None))
        except Exception as e:
            raise TypeError(f"Failed to determine whether protocol member {attr!r} is a method member") from e
        if not is_callable:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated "
                              "functions outside a stub module should always be followed by an implementation "
                              "that is not @overload-ed.")


_overload_registry = {}


def overload(func):
    f = getattr(func, "__func__", func)
    try:
        forms = _overload_registry.setdefault(f.__module__, {}).setdefault(f.__qualname__, {})
        forms[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        res = tp.__args__
        if getattr(tp.__origin__, "__name__", "") == "Callable" and \
                tp.__origin__.__module__ == "collections.abc" and not (len(res) == 2 and _is_param_expr(res[0])):
            res = list(res[:-1]), res[-1]
        return res
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)

_BUILTIN = {"List": (list, 1), "Dict": (dict, 2), "Set": (set, 1), "FrozenSet": (frozenset, 1), "Type": (type, 1)}
_ABCS = {
    "Hashable": 0, "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1,
    "Iterator": 1, "Reversible": 1, "Sized": 0, "Container": 1, "Collection": 1, "MutableSet": 1, "Mapping": 2,
    "MutableMapping": 2, "Sequence": 1, "MutableSequence": 1, "ByteString": 0, "MappingView": 1, "KeysView": 1,
    "ItemsView": 2, "ValuesView": 1, "Generator": 3, "AsyncGenerator": 2}
_CONTAINERS = {"Deque": ("deque", 1), "DefaultDict": ("defaultdict", 2), "OrderedDict": ("OrderedDict", 2),
               "Counter": ("Counter", 1), "ChainMap": ("ChainMap", 2)}


def _make(name):
    """The generic forms of other modules' types are made when a program first names them."""
    none = type(None)
    if name in _BUILTIN:
        origin, nparams = _BUILTIN[name]
        return _SpecialGenericAlias(origin, nparams, inst=False, name=name)
    if name == "Tuple":
        return _TupleType(tuple, -1, inst=False, name="Tuple")
    if name in _ABCS or name in ("Callable", "AbstractSet"):
        import _collections_abc
        if name == "Callable":
            return _CallableType(_collections_abc.Callable, 2)
        if name == "AbstractSet":
            return _SpecialGenericAlias(_collections_abc.Set, 1, name="AbstractSet")
        defaults = {"Generator": (none, none), "AsyncGenerator": (none,)}.get(name, ())
        return _SpecialGenericAlias(getattr(_collections_abc, name), _ABCS[name], defaults=defaults)
    if name in _CONTAINERS:
        import collections
        origin, nparams = _CONTAINERS[name]
        return _SpecialGenericAlias(getattr(collections, origin), nparams, name=name)
    if name in ("Pattern", "Match"):
        import re
        return _SpecialGenericAlias(getattr(re, name), 1)
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        return _SpecialGenericAlias(getattr(contextlib, "Abstract" + name), 2, name=name,
                                    defaults=(bool | None,))
    if name in __all__ or name in ("_TypedDictMeta", "_make_nmtuple", "NamedTupleMeta", "_eval_type",
                                   "_strip_annotations", "collections"):
        import _typing_more
        return getattr(_typing_more, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __getattr__(name):
    globals()[name] = value = _make(name)
    return value


def __dir__():
    return sorted({*globals(), *__all__} - {"__dir__", "_BUILTIN", "_ABCS", "_CONTAINERS", "_make"})
