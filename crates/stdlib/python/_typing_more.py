"""The parts of typing that define classes or look at hints: NamedTuple, TypedDict, get_type_hints and others."""

__name__ = "typing"

import collections
import sys
import _vm
from abc import abstractmethod
from typing import Annotated, AnyStr, Generic, GenericAlias, NotRequired, Protocol, ReadOnly, Required, TypeVar, \
    Union, Unpack, UnionType, ForwardRef, get_args, get_origin, runtime_checkable, _AnnotatedAlias, _GenericAlias, \
    _generic_class_getitem, _overload_registry, _type_check

_MISSING = object()


def evaluate(ref, globalns, localns, type_params, recursive_guard):
    """What the text of a forward reference stands for."""
    if ref.__forward_arg__ in recursive_guard:
        return ref
    if not ref.__forward_evaluated__ or localns is not globalns:
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if ref.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(ref.__forward_module__, None), "__dict__", globalns)
        if type_params:
            globalns, localns = dict(globalns), dict(localns)
            for param in type_params:
                if not ref.__forward_is_class__ or param.__name__ not in globalns:
                    globalns[param.__name__] = param
                    localns.pop(param.__name__, None)
        arg = ref.__forward_arg__
        if arg.startswith("*"):
            arg = f"({arg},)[0]"
        value = _type_check(_vm.evaluate(arg, globalns, localns), "Forward references must evaluate to types.",
                            is_argument=ref.__forward_is_argument__, allow_special_forms=ref.__forward_is_class__)
        ref.__forward_value__ = _eval_type(value, globalns, localns, type_params,
                                           recursive_guard=recursive_guard | {ref.__forward_arg__})
        ref.__forward_evaluated__ = True
    return ref.__forward_value__


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """Evaluates the forward references in a type."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        if isinstance(t, GenericAlias):
            args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__])
            if t.__unpacked__:
                t = Unpack[GenericAlias(t.__origin__, args)]
            elif args != t.__args__:
                t = GenericAlias(t.__origin__, args)
        args = tuple([_eval_type(a, globalns, localns, type_params, recursive_guard=recursive_guard)
                      for a in t.__args__])
        if args == t.__args__:
            return t
        return _rebuilt(t, args)
    return t


def _rebuilt(t, args):
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, UnionType):
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    return t.copy_with(args)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            if globalns is None:
                base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
            else:
                base_globals = globalns
            annotations = base.__dict__.get("__annotations__", {})
            if not isinstance(annotations, dict):
                annotations = {}
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # The class's own names win, whatever the module says.
                base_globals, base_locals = base_locals, base_globals
            for name, value in annotations.items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, base_globals, base_locals, getattr(base, "__type_params__", ()))
        return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}
    is_module = isinstance(obj, type(sys))
    if globalns is None:
        if is_module:
            globalns = obj.__dict__
        else:
            wrapped = obj
            while hasattr(wrapped, "__wrapped__"):
                wrapped = wrapped.__wrapped__
            globalns = getattr(wrapped, "__globals__", {})
    if localns is None:
        localns = globalns
    hints = getattr(obj, "__annotations__", None)
    if hints is None:
        if callable(obj) or is_module:
            return {}
        raise TypeError("{!r} is not a module, class, method, or function.".format(obj))
    hints = dict(hints)
    for name, value in hints.items():
        if value is None:
            value = type(None)
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not is_module, is_class=False)
        hints[name] = _eval_type(value, globalns, localns, getattr(obj, "__type_params__", ()))
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        return t if args == t.__args__ else _rebuilt(t, args)
    return t


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def no_type_check(arg):
    if isinstance(arg, type):
        for obj in list(arg.__dict__.values()):
            if not hasattr(obj, "__qualname__") or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}" or \
                    getattr(obj, "__module__", None) != arg.__module__:
                continue
            if isinstance(obj, type):
                no_type_check(obj)
            else:
                getattr(obj, "__func__", obj).__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overload_registry.get(f.__module__, {}).get(f.__qualname__, {}).values())


def clear_overloads():
    _overload_registry.clear()


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp != Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _make_nmtuple(name, types, module, defaults=()):
    types = [(n, _type_check(t, f"field {n} annotation must be a type")) for n, t in types]
    made = collections.namedtuple(name, [n for n, _ in types], defaults=defaults, module=module)
    types = dict(types)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_PROHIBITED = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                         "_make", "_replace", "_asdict", "_source"))
_SPECIAL = frozenset(("__module__", "__name__", "__annotations__"))


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_nmtuple(typename, types.items(), defaults=[ns[n] for n in defaults], module=ns["__module__"])
        if Generic in bases:
            namespace = dict(made.__dict__)
            if "__orig_bases__" in ns:
                namespace["__orig_bases__"] = ns["__orig_bases__"]
            made = type(typename, bases, namespace)
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, val in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _SPECIAL:
                continue
            if key not in made._fields:
                setattr(made, key, val)
            set_name = getattr(type(val), "__set_name__", None)
            if set_name is not None:
                try:
                    set_name(val, made, key)
                except BaseException as e:
                    e.add_note(f"Error calling __set_name__ on {type(val).__name__!r} "
                               f"instance {key!r} in {typename!r}")
                    raise
        return made


def _deprecated(what, message):
    import warnings
    warnings.warn(message.format(name=what, remove="3.15"), DeprecationWarning, stacklevel=3)


def NamedTuple(typename, fields=_MISSING, /, **kwargs):
    if fields is _MISSING or fields is None:
        if fields is None and kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter "
                            "and also specify fields using keyword arguments")
        if kwargs:
            _deprecated("Creating NamedTuple classes using keyword arguments",
                        "{name} is deprecated and will be disallowed in Python {remove}. "
                        "Use the class-based or functional syntax instead.")
        else:
            what = "Passing `None` as" if fields is None else "Failing to pass a value for"
            _deprecated(what + " the 'fields' parameter",
                        "{name} is deprecated and will be disallowed in Python {remove}. "
                        "To create a NamedTuple class with 0 fields using the functional syntax, "
                        f"pass an empty list, e.g. `{typename} = NamedTuple({typename!r}, [])`.")
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_nmtuple(typename, fields, module=_vm.caller_module(1))
    made.__orig_bases__ = NamedTuple,
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _qualifiers(annotation):
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation, = get_args(annotation)
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(tp, msg, module=made.__module__) for n, tp in ns.get("__annotations__", {}).items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            known = base.__dict__
            annotations.update(known.get("__annotations__", {}))
            base_required = known.get("__required_keys__", set())
            required |= base_required
            optional -= base_required
            base_optional = known.get("__optional_keys__", set())
            required -= base_optional
            optional |= base_optional
            readonly.update(known.get("__readonly_keys__", ()))
            mutable.update(known.get("__mutable_keys__", ()))
        annotations.update(own)
        for key, annotation in own.items():
            qualifiers = set(_qualifiers(annotation))
            if Required in qualifiers or NotRequired not in qualifiers and total:
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_MISSING, /, *, total=True):
    if fields is _MISSING or fields is None:
        what = "Passing `None` as" if fields is None else "Failing to pass a value for"
        _deprecated(what + " the 'fields' parameter",
                    "{name} is deprecated and will be disallowed in Python {remove}. "
                    "To create a TypedDict class with 0 fields using the functional syntax, "
                    "pass an empty dictionary, e.g. " + f"`{typename} = TypedDict({typename!r}, {{{{}}}})`.")
        fields = {}
    ns = {"__annotations__": dict(fields), "__module__": _vm.caller_module(1)}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = TypedDict,
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    """A name for a type that checkers keep apart; calling it gives the value as it is."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        module = _vm.caller_module(1)
        if module != "typing":
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        superclass_name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                subclass_name = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{subclass_name} = NewType({subclass_name!r}, {superclass_name})`")

        return Dummy,

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _supports(name, method):
    """A protocol of one abstract method."""
    def stub(self):
        pass
    stub.__name__ = method
    stub.__qualname__ = f"{name}.{method}"
    made = type(Protocol)(name, (Protocol,), {
        "__slots__": (), "__module__": "typing", "__qualname__": name, method: abstractmethod(stub)})
    return runtime_checkable(made)


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")

T = TypeVar("T", infer_variance=True)


@runtime_checkable
class SupportsAbs(Protocol[T]):
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[T]):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


class IO(Generic[AnyStr]):
    """What open() returns, for hints."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()
