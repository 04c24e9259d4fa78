"""Type parameters and type aliases: what the syntax `def f[T]` and `type A = ...` makes."""

__name__ = "typing"

GenericAlias = type(list[int])


class NoDefaultType:
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("NoDefaultType takes no arguments")
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = object.__new__(NoDefaultType)
_MISSING = object()


def _union(left, right):
    from typing import _make_union
    return _make_union(left, right)


def _name_of(kind, name):
    if not isinstance(name, str):
        given = "None" if name is None else type(name).__name__
        raise TypeError(f"{kind.__name__.removesuffix('Type').lower()}() argument 'name' must be str, not {given}")
    return name


_FIXED = frozenset(("__name__", "__bound__", "__covariant__", "__contravariant__", "__infer_variance__"))


class _Parameter:
    """What the kinds of type parameters share; bounds and defaults may be computed when asked for."""

    _default = NoDefault
    _evaluate_default = None

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != "typing" or "_final" in cls.__dict__:
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")

    def _name_module(self, name, default):
        self.__name__ = _name_of(type(self), name)
        if default is not NoDefault:
            self._default = default
        import _vm
        module = _vm.caller_module(2)
        if module != "typing":
            self.__module__ = module

    @property
    def __default__(self):
        if self._evaluate_default is not None:
            self._default = self._evaluate_default()
            self._evaluate_default = None
        return self._default

    def has_default(self):
        return self._evaluate_default is not None or self._default is not NoDefault

    def _check_writable(self, name):
        if name in _FIXED and name in self.__dict__:
            raise AttributeError("readonly attribute")
        if name == "__default__":
            raise AttributeError(f"attribute {name!r} of 'typing.{type(self).__name__}' objects is not writable")

    def __setattr__(self, name, value):
        self._check_writable(name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self._check_writable(name)
        object.__delattr__(self, name)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, right):
        return _union(self, right)

    def __ror__(self, left):
        return _union(left, self)

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _check(value, message):
    if value is None:
        return None
    from typing import _type_check
    return _type_check(value, message)


class TypeVar(_Parameter):
    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._name_module(name, default)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._bound = _check(bound, "Bound must be a type.")
        for constraint in constraints:
            _check(constraint, "TypeVar(name, constraint, ...): constraints must be types.")
        self._constraints = constraints
        self._evaluate_bound = self._evaluate_constraints = None

    @property
    def __bound__(self):
        if self._evaluate_bound is not None:
            self._bound = self._evaluate_bound()
            self._evaluate_bound = None
        return self._bound

    @property
    def __constraints__(self):
        if self._evaluate_constraints is not None:
            self._constraints = self._evaluate_constraints()
            self._evaluate_constraints = None
        return self._constraints

    def __typing_subst__(self, arg):
        from typing import _typevar_subst
        return _typevar_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        i = params.index(self)
        if i < len(args):
            return args
        if i == len(args) and self.has_default():
            return *args, self.__default__
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {i + 1}")


def _origin_shown(origin):
    return origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return _origin_shown(self.__origin__) + ".args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return _origin_shown(self.__origin__) + ".kwargs"


class ParamSpec(_Parameter):
    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self._name_module(name, default)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__bound__ = _check(bound, "Bound must be a type.")

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        from typing import _paramspec_subst
        return _paramspec_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        from typing import _paramspec_prepare_subst
        return _paramspec_prepare_subst(self, alias, args)


class TypeVarTuple(_Parameter):
    def __init__(self, name, *, default=NoDefault):
        self._name_module(name, default)

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        from typing import _typevartuple_prepare_subst
        return _typevartuple_prepare_subst(self, alias, args)


class TypeAliasType:
    def __init__(self, name, value=_MISSING, *, type_params=(), _evaluate=None):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__dict__.update(__name__=_name_of(TypeAliasType, name), __type_params__=type_params, _evaluate=_evaluate)
        if _evaluate is None:
            if value is _MISSING:
                raise TypeError("typealias() missing required argument 'value' (pos 2)")
            self.__dict__["_value"] = value
        import _vm
        self.__dict__["__module__"] = _vm.caller_module(1) if _evaluate is None else _evaluate.__module__

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __value__(self):
        if "_value" not in self.__dict__:
            self.__dict__["_value"] = self._evaluate()
        return self._value

    @property
    def __parameters__(self):
        unpacked = []
        for param in self.__type_params__:
            if isinstance(param, TypeVarTuple):
                unpacked.extend(param)
            else:
                unpacked.append(param)
        return tuple(unpacked)

    def __setattr__(self, name, value):
        if name == "__name__":
            raise AttributeError("readonly attribute")
        if name in ("__value__", "__type_params__", "__parameters__", "__module__"):
            raise AttributeError(f"attribute {name!r} of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r} and no __dict__ for setting "
                             "new attributes")

    def __repr__(self):
        return self.__name__

    __iter__ = None

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, right):
        import _vm
        return _vm.union(self, right)

    def __ror__(self, left):
        import _vm
        return _vm.union(left, self)

    def __reduce__(self):
        return self.__name__

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")


class Generic:
    """The base of generic classes."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, params):
        from typing import _generic_class_getitem
        return _generic_class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        from typing import _generic_init_subclass
        _generic_init_subclass(cls, *args, **kwargs)


def _new_typevar(name, evaluate_bound=None, evaluate_constraints=None):
    param = TypeVar(name, infer_variance=True)
    param._evaluate_bound = evaluate_bound
    param._evaluate_constraints = evaluate_constraints
    return param


def _new_paramspec(name):
    return ParamSpec(name, infer_variance=True)


def _new_typevartuple(name):
    return TypeVarTuple(name)


def _set_default(param, evaluate):
    param._evaluate_default = evaluate
    return param


def _new_typealias(name, type_params, evaluate):
    return TypeAliasType(name, type_params=type_params or (), _evaluate=evaluate)


def _subscript_generic(params):
    from typing import _generic_class_getitem
    return _generic_class_getitem(Generic, tuple([
        next(iter(param)) if isinstance(param, TypeVarTuple) else param for param in params]))


import _vm
for _kind in (TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple, TypeAliasType):
    _vm.name_in_full(_kind, "typing")
