"""The parts of enum that programs rarely use."""

__name__ = "enum"

import sys
from enum import Enum, Flag, FlagBoundary, KEEP, ReprEnum, StrEnum, EnumType, \
    _high_bit, _is_single_bit, _iter_bits_lsb


def global_enum_repr(self):
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    keep = self._boundary_ is FlagBoundary.KEEP
    return "|".join([n if keep and n[0].isdigit() else "%s.%s" % (module, n) for n in self._name_.split("|")])


def global_str(self):
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Shows members by their module, and puts them there."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enumeration of an ordinary class."""
    def convert_class(cls):
        metacls = type(etype)
        namespace = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        namespace["__doc__"] = cls.__doc__ or "An enumeration."
        return metacls(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    if {n: m.value for n, m in checked_enum.__members__.items()} != \
            {n: m.value for n, m in simple_enum.__members__.items()}:
        raise TypeError("enum mismatch")


def convert(cls, name, module, filter, source, boundary, as_global):
    module_globals = sys.modules[module].__dict__
    source = source.__dict__ if source else module_globals
    members = [(key, value) for key, value in source.items() if filter(key)]
    try:
        members.sort(key=lambda t: (t[1], t[0]))
    except TypeError:
        members.sort(key=lambda t: t[0])
    body = dict(members)
    body["__module__"] = module
    cls = _simple_enum(etype=cls, boundary=boundary or KEEP)(type(name, (object,), body))
    if as_global:
        global_enum(cls)
    else:
        sys.modules[cls.__module__].__dict__.update(cls.__members__)
    module_globals[name] = cls
    return cls


class EnumCheck(StrEnum):
    """What verify() can look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if issubclass(enumeration, Flag):
            self.kind = "flag"
        elif issubclass(enumeration, Enum):
            self.kind = "enum"
        else:
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named(enumeration)
        return enumeration

    def _unique(self, enumeration):
        duplicates = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
        if duplicates:
            details = ", ".join(["%s -> %s" % pair for pair in duplicates])
            raise ValueError("aliases found in %r: %s" % (enumeration, details))

    def _continuous(self, enumeration):
        values = {e.value for e in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if self.kind == "flag":
            missing = [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2 ** i not in values]
        else:
            missing = [i for i in range(low + 1, high) if i not in values]
        if missing:
            raise ValueError(("invalid %s %r: missing values %s" % (
                self.kind, enumeration.__name__, ", ".join(str(m) for m in missing)))[:256])

    def _named(self, enumeration):
        values = [m.value for m in enumeration]
        names = []
        missing = 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [v for v in _iter_bits_lsb(alias.value) if v not in values]
            if missed:
                names.append(name)
                for val in missed:
                    missing |= val
        if names:
            if len(names) == 1:
                alias = "alias %s is missing" % names[0]
            else:
                alias = "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
            value = ("value 0x%x" if _is_single_bit(missing) else "combined values of 0x%x") % missing
            raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]"
                             % (enumeration.__name__, alias, value))
