"""Classes whose usual methods are made from their annotated fields."""

import sys
import _vm

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields",
           "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_MappingProxy = type(type.__dict__)
GenericAlias = type(list[int])


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = _MappingProxy({})


class _Kind:
    """Whether a name is a field, belongs to the class, or is only an argument of __init__."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    __slots__ = "type",

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else _MappingProxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                    f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                    f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                    f"kw_only={self.kw_only!r},_field_type={self._field_type})")
        finally:
            _shown.discard(id(self))

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_shown = set()


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{n}={getattr(self, n)!r}" for n in self.__slots__]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Methods:
    """Collects the source of methods, so that a class costs one compilation."""

    def __init__(self):
        self.source = []
        self.last = []
        self.names = []
        self.values = {}
        self.overwrite_errors = {}
        self.always = set()

    def add(self, name, arguments, *lines, error=None):
        self.names.append(name)
        source = self.source
        if name == "__repr__":
            # It is longer than CPython's, and stands behind the others, so that their lines have its numbers.
            source.extend(("#",) * 3)
            source = self.last
        source.append(f" def {name}({arguments}):")
        source.extend(lines)
        if error is not None:
            self.overwrite_errors[name] = error

    def install(self, cls, globals):
        if not self.names:
            return
        source = "\n".join([f"def __create_fn__({', '.join(self.values)}):", *self.source, *self.last,
                            f" return {', '.join(self.names)},"])
        functions = _vm.compile_function(source, "__create_fn__", globals)(**self.values)
        for name, function in zip(self.names, functions):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name in self.always or name not in cls.__dict__:
                setattr(cls, name, function)
            elif name in self.overwrite_errors:
                extra = self.overwrite_errors[name]
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}"
                                + (f" {extra}" if extra else ""))


def _tuple_of(name, fields):
    return f"({''.join([f'{name}.{f.name},' for f in fields])})"


def _parameter(f):
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"
    return f.name


def _add_init(methods, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen = None
    for f in std_fields:
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen = f
        elif seen:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen.name!r}")
    values = methods.values
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    values["__dataclass_builtins_object__"] = object
    lines = []
    for f in fields:
        default = f"__dataclass_dflt_{f.name}__"
        if f.default_factory is not MISSING:
            values[default] = f.default_factory
            value = default + "()"
            if f.init:
                value = f"{value} if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        else:
            if f.default is not MISSING:
                values[default] = f.default
            if f.init:
                value = f.name
            elif slots and f.default is not MISSING:
                value = default
            else:
                continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            lines.append(f"  __dataclass_builtins_object__.__setattr__({self_name}, {f.name!r}, {value})")
        else:
            lines.append(f"  {self_name}.{f.name} = {value}")
    if has_post_init:
        given = ", ".join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        lines.append(f"  {self_name}.__post_init__({given})")
    parameters = [self_name] + [_parameter(f) for f in std_fields]
    if kw_only_fields:
        parameters += ["*"] + [_parameter(f) for f in kw_only_fields]
    methods.add("__init__", ", ".join(parameters), *lines or ["  pass"])


def _add_frozen(methods, cls, fields):
    methods.values["cls"] = cls
    methods.values["FrozenInstanceError"] = FrozenInstanceError
    condition = "type(self) is cls"
    if fields:
        condition += " or name in (" + "".join([f"{f.name!r}, " for f in fields]) + ")"
    for name, arguments, verb in (("__setattr__", "name, value", "assign to"), ("__delattr__", "name", "delete")):
        methods.add(name, f"self, {arguments}",
                    f"  if {condition}:",
                    f"   raise FrozenInstanceError(f'cannot {verb} field {{name!r}}')",
                    f"  super(cls, self).{name}({arguments})", error="")


def _is_typing_classvar(a_type, typing):
    return a_type is typing.ClassVar or \
        type(a_type) is typing._GenericAlias and a_type.__origin__ is typing.ClassVar


def _is_initvar(a_type, dataclasses):
    return a_type is InitVar or type(a_type) is InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is KW_ONLY


def _named(annotation, cls, module, owner, predicate):
    """Whether an annotation that is text names what the predicate looks for."""
    head = annotation.lstrip()
    end = 0
    while end < len(head) and (head[end].isalnum() or head[end] == "_"):
        end += 1
    name, rest = head[:end], head[end:].lstrip()
    if not name:
        return False
    own = sys.modules.get(cls.__module__)
    if not rest.startswith("."):
        namespace = own.__dict__
    elif own and own.__dict__.get(name) is module:
        namespace = sys.modules[owner].__dict__
        head = rest[1:].lstrip()
        end = 0
        while end < len(head) and (head[end].isalnum() or head[end] == "_"):
            end += 1
        name = head[:end]
    else:
        return False
    return bool(namespace) and predicate(namespace.get(name), module)


def _is(annotation, cls, module, predicate):
    if predicate(annotation, module):
        return True
    return isinstance(annotation, str) and _named(annotation, cls, module, module.__name__, predicate)


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default) is _MemberDescriptor:
            # A slot of a base class is no default.
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    typing = sys.modules.get("typing")
    if typing and _is(annotation, cls, typing, _is_typing_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _is(annotation, cls, sys.modules[__name__], _is_initvar):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: "
                         "use default_factory")
    return f


_MemberDescriptor = type(Field.name)


def _collect(cls, kw_only, frozen):
    """The fields of a class: those of its bases, then its own in order."""
    fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            for f in base_fields.values():
                fields[f.name] = f
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    annotations = cls.__dict__.get("__annotations__") or {}
    own = []
    seen = False
    for name, annotation in annotations.items():
        if _is(annotation, cls, sys.modules[__name__], _is_kw_only):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    module = sys.modules.get(cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                                           slots, weakref_slot))
    fields = _collect(cls, kw_only, frozen)
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    init_fields = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std_fields = [f for f in init_fields if f.init and not f.kw_only]
    kw_only_fields = [f for f in init_fields if f.init and f.kw_only]
    methods = _Methods()
    if init:
        _add_init(methods, init_fields, std_fields, kw_only_fields, frozen, hasattr(cls, "__post_init__"),
                  "__dataclass_self__" if "self" in fields else "self", slots)
        if "__init__" in cls.__dict__:
            annotate = None
        else:
            annotate = {f.name: f.type for f in std_fields + kw_only_fields}
            annotate["return"] = None
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    own = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in own if f.repr])
        methods.values["__dataclass_running__"] = set()
        methods.add("__repr__", "self",
                    "  key = id(self)",
                    "  if key in __dataclass_running__:",
                    "   return '...'",
                    "  __dataclass_running__.add(key)",
                    "  try:",
                    f"   return f\"{{self.__class__.__qualname__}}({shown})\"",
                    "  finally:",
                    "   __dataclass_running__.discard(key)")
    compared = [f for f in own if f.compare]
    if eq:
        same = " and ".join([f"self.{f.name}==other.{f.name}" for f in compared]) or "True"
        methods.add("__eq__", "self, other",
                    "  if self is other:",
                    "   return True",
                    "  if other.__class__ is self.__class__:",
                    f"   return {same}",
                    "  return NotImplemented")
    if order:
        left, right = _tuple_of("self", compared), _tuple_of("other", compared)
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            methods.add(name, "self, other",
                        "  if other.__class__ is self.__class__:",
                        f"   return {left}{op}{right}",
                        "  return NotImplemented", error="Consider using functools.total_ordering")
    if frozen:
        _add_frozen(methods, cls, own)
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not has_explicit_hash:
        hashed = [f for f in own if (f.compare if f.hash is None else f.hash)]
        methods.add("__hash__", "self", f"  return hash({_tuple_of('self', hashed)})")
        methods.always.add("__hash__")
    elif eq and not has_explicit_hash:
        cls.__hash__ = None
    methods.install(cls, module.__dict__ if module else {})
    if init and annotate is not None:
        cls.__dict__["__init__"].__annotations__ = annotate
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_fields, kw_only_fields)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std_fields)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _signature_text(cls, std_fields, kw_only_fields):
    if "__init__" not in cls.__dict__ or type(cls).__call__ is not type.__call__:
        try:
            from inspect import signature
            return str(signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""

    def text(f):
        result = f.name
        if f.type is not MISSING:
            result += ": " + _annotation_text(f.type)
        if f.default is not MISSING:
            result += " = " + repr(f.default)
        elif f.default_factory is not MISSING:
            result += " = <factory>"
        return result

    parts = [text(f) for f in std_fields]
    if kw_only_fields:
        parts += ["*"] + [text(f) for f in kw_only_fields]
    return f"({', '.join(parts)})".replace(" -> None", "")


def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        found = []
        if getattr(cls, "__weakrefoffset__", -1) != 0:
            found.append("__weakref__")
        if getattr(cls, "__dictrefoffset__", -1) != 0:
            found.append("__dict__")
        return found
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _add_slots(cls, is_frozen, weakref_slot):
    # Slots are fixed when a class is made, so it is made again.
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    wanted = names + (("__weakref__",) if weakref_slot else ())
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


_ATOMIC_TYPES = frozenset((type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented),
                           type(len), type(field), type(field.__code__), type, range, property))


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda f, value: (f.name, value), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda f, value: value, tuple_factory)


def _convert(obj, entry, factory):
    """A copy of a value in which the factory has made something of each dataclass."""
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return factory([entry(f, _convert(getattr(obj, f.name), entry, factory)) for f in fields(obj)])
    if issubclass(kind, (list, tuple)):
        values = [_convert(v, entry, factory) for v in obj]
        if kind is list:
            return values
        return kind(*values) if issubclass(kind, tuple) and hasattr(obj, "_fields") else kind(values)
    if issubclass(kind, dict):
        pairs = [(_convert(k, entry, factory), _convert(v, entry, factory)) for k, v in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None):
    from keyword import iskeyword
    from types import new_class
    if namespace is None:
        namespace = {}
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, "typing.Any"
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = tp

    def body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, body)
    cls.__module__ = _vm.caller_module(1) if module is None else module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with "
                                "replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
