"""Mocks: objects that note how they are used and do as they are told."""

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
           "PropertyMock", "seal"]

import inspect
from inspect import _is_coroutine_mark, iscoroutinefunction

FILTER_DIR = True


class InvalidSpecError(Exception):
    pass


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name

    def __reduce__(self):
        return "sentinel.%s" % self.name


class _Sentinel:
    """Unique objects by name: sentinel.anything."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()
_Function = type(lambda: None)
_Method = type(ANY.__eq__)
FunctionTypes = _Function, _Method


def _names(text):
    return {f"__{name}__" for name in text.split()}


_numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
_magics = _names("lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod "
                 "rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter "
                 + " ".join([f"{p}{n}" for p in ("", "i", "r") for n in _numerics.split()]))
_non_defaults = _names("get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate "
                       "getformat repr dir subclasses format getnewargs_ex")
_async_method_magics = {"__aenter__", "__aexit__", "__anext__"}
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_method_magics | {"__aiter__"}
_unsupported_magics = _names("getattr setattr init new prepare instancecheck subclasscheck del")
_allowed_names = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent",
                  "_mock_new_parent", "_mock_name", "_mock_new_name", "called", "call_count", "call_args",
                  "call_args_list", "mock_calls", "await_count", "await_args", "await_args_list"}


def _is_magic(name):
    return "__%s__" % name[2:-2] == name


def _is_instance_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    return type(obj) in (list, tuple)


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, _Method)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def _instance_callable(obj):
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any(base.__dict__.get("__call__") is not None for base in (obj,) + obj.__mro__)


def _is_async_obj(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    if hasattr(obj, "__func__"):
        obj = getattr(obj, "__func__")
    return iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _extract_mock(obj):
    # A function made by create_autospec has its mock.
    if isinstance(obj, FunctionTypes) and hasattr(obj, "mock"):
        return obj.mock
    return obj


def _format_call_signature(name, args, kwargs):
    parts = [repr(arg) for arg in args] + ["%s=%r" % pair for pair in kwargs.items()]
    return "%s(%s)" % (name, ", ".join(parts))


class _CallList(list):
    """Calls in order; contains a list of calls that come one after another."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[i:i + size] == value for i in range(len(self) - size + 1))

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))


class _AnyComparer(list):
    """Compares item by item, so that ANY counts on the left too."""

    def __contains__(self, item):
        for _call in self:
            if all(expected == actual for expected, actual in zip(item, _call)):
                return True
        return False


def _split_call(value):
    """Name, arguments and keywords of a tuple of up to three of them."""
    if len(value) == 3:
        return value
    name, args, kwargs = "", (), {}
    if len(value) == 2:
        first, second = value
        if not isinstance(first, str):
            return name, first, second
        name = first
        if isinstance(second, tuple):
            args = second
        else:
            kwargs = second
    elif len(value) == 1:
        value, = value
        if isinstance(value, str):
            name = value
        elif isinstance(value, tuple):
            args = value
        else:
            kwargs = value
    return name, args, kwargs


class _Call(tuple):
    """A call: its name, arguments and keywords."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        call_name, args, kwargs = _split_call(value)
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (call_name if value else name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            len_other = len(other)
        except TypeError:
            return NotImplemented
        if len_other > 3:
            return False
        self_name, self_args, self_kwargs = ("", *self) if len(self) == 2 else self
        if getattr(self, "_mock_parent", None) and getattr(other, "_mock_parent", None) and \
                self._mock_parent != other._mock_parent:
            return False
        other_name, other_args, other_kwargs = _split_call(tuple(other))
        if self_name and other_name != self_name:
            return False
        return (other_args, other_kwargs) == (self_args, self_kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name="%s.%s" % (self._mock_name, attr), parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return "call%s" % name if name.startswith("()") else name
        name, args, kwargs = ("", *self) if len(self) == 2 else self
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call%s" % name
        else:
            name = "call.%s" % name
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        vals = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                vals.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(vals))


call = _Call(from_kall=False)


def _check_and_set_parent(parent, value, name, new_name):
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or \
            value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class _MockIter:
    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


def _delegating_property(name):
    stored = "_mock_" + name

    def _get(self):
        delegate = self._mock_delegate
        return getattr(self, stored) if delegate is None else getattr(delegate, name)

    def _set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[stored] = value
        else:
            setattr(delegate, name, value)

    return property(_get, _set)


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A mock that cannot be called."""

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        # Each mock has a class of its own: special methods are looked up there.
        bases = cls,
        if not issubclass(cls, AsyncMockMixin):
            spec_arg = spec_set or spec
            if spec_arg is not None and _is_async_obj(spec_arg):
                bases = AsyncMockMixin, cls
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None,
                 _new_name="", _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        d = self.__dict__
        d["_mock_parent"] = parent
        d["_mock_name"] = name
        d["_mock_new_name"] = _new_name
        d["_mock_new_parent"] = _new_parent
        d["_mock_sealed"] = False
        if spec_set is not None:
            spec = spec_set
            spec_set = True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        d["_mock_children"] = {}
        d["_mock_wraps"] = wraps
        d["_mock_delegate"] = None
        d["_mock_called"] = False
        d["_mock_call_args"] = None
        d["_mock_call_count"] = 0
        d["_mock_call_args_list"] = _CallList()
        d["_mock_mock_calls"] = _CallList()
        d["method_calls"] = _CallList()
        d["_mock_unsafe"] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)
        super(NonCallableMock, self).__init__(spec, wraps, name, spec_set, parent, _spec_state)

    def attach_mock(self, mock, attribute):
        inner = _extract_mock(mock)
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        spec_class = signature = None
        asyncs = []
        if spec is not None and not _is_list(spec):
            spec_class = spec if isinstance(spec, type) else type(spec)
            from ._autospec import signature_of
            found = signature_of(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            for attr in names:
                value = inspect.getattr_static(spec, attr, None)
                try:
                    value = inspect.unwrap(value)
                except ValueError:
                    pass
                if iscoroutinefunction(value):
                    asyncs.append(attr)
            spec = names
        d = self.__dict__
        d["_spec_class"] = spec_class
        d["_spec_set"] = spec_set
        d["_spec_signature"] = signature
        d["_mock_methods"] = spec
        d["_spec_asyncs"] = asyncs

    @property
    def return_value(self):
        ret = self._mock_return_value
        if self._mock_delegate is not None:
            ret = self._mock_delegate.return_value
        if ret is DEFAULT and self._mock_wraps is None:
            ret = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = ret
        return ret

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, "()")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegating_property("called")
    call_count = _delegating_property("call_count")
    call_args = _delegating_property("call_args")
    call_args_list = _delegating_property("call_args_list")
    mock_calls = _delegating_property("mock_calls")

    @property
    def side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not isinstance(effect, _MockIter) and \
                not _is_exception(effect):
            effect = delegate.side_effect = _MockIter(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not _is_exception(value) and not _callable(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        if visited is None:
            visited = []
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if child is not _deleted and hasattr(child, "reset_mock"):
                if _is_instance_mock(child):
                    child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
                else:
                    child.reset_mock()
        ret = self._mock_return_value
        if _is_instance_mock(ret) and ret is not self:
            ret.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        # Outer names first, so that what they hold can be configured too.
        for arg, val in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *path, final = arg.split(".")
            obj = self
            for entry in path:
                obj = getattr(obj, entry)
            setattr(obj, final, val)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _all_magics:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _ATTRIB_DENY_LIST:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is "
                                     "meant to be an attribute.")
        result = self._mock_children.get(name)
        if result is _deleted:
            raise AttributeError(name)
        if result is None:
            wraps = None
            if self._mock_wraps is not None:
                wraps = getattr(self._mock_wraps, name)
            result = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = result
        elif isinstance(result, _SpecState):
            try:
                result = create_autospec(result.spec, result.spec_set, result.instance, result.parent, result.name)
            except InvalidSpecError:
                target_name = self.__dict__["_mock_name"] or self
                raise InvalidSpecError(f"Cannot autospec attr {name!r} from target {target_name!r} as it has "
                                       f"already been mocked out. [target={self!r}, attr={result.spec!r}]")
            self._mock_children[name] = result
        return result

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "" if names == ["()"] else "."
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        names.reverse()
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        name_text = "" if name in ("mock", "mock.") else " name=%r" % name
        spec_text = ""
        if self._spec_class is not None:
            spec_text = (" spec_set=%r" if self._spec_set else " spec=%r") % self._spec_class.__name__
        return "<%s%s%s id='%s'>" % (type(self).__name__, name_text, spec_text, id(self))

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        extras = self._mock_methods or []
        from_type = [e for e in dir(type(self)) if not e.startswith("_")]
        from_dict = [e for e in self.__dict__ if not e.startswith("_") or _is_magic(e)]
        children = [name for name, value in self._mock_children.items() if value is not _deleted]
        return sorted(set([*extras, *from_type, *from_dict, *children]))

    def __setattr__(self, name, value):
        if name in _allowed_names:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and \
                name not in self.__dict__:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _unsupported_magics:
            raise AttributeError("Attempting to set unsupported magic method %r." % name)
        if name in _all_magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError("Mock object has no attribute '%s'" % name)
            if _is_instance_mock(value):
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                original = value

                def method(self, /, *args, **kw):
                    return original(self, *args, **kw)

                method.__name__ = name
                setattr(type(self), name, method)
                value = lambda *args, **kw: original(self, *args, **kw)
        elif name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self.__dict__.get("_mock_sealed") and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        obj = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif obj is _deleted:
            raise AttributeError(name)
        if obj is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        return "expected %s not found.\nExpected: %s\n  Actual: %s" % (
            action, self._format_mock_call_signature(args, kwargs),
            self._format_mock_call_signature(*self.call_args))

    def _get_call_signature_from_name(self, name):
        if not name:
            return self._spec_signature
        sig = None
        children = self._mock_children
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            children = child._mock_children
            sig = child._spec_signature
        return sig

    def _call_matcher(self, _call):
        """A call with its arguments in the order of the signature, or the error that they are."""
        if isinstance(_call, tuple) and len(_call) > 2:
            sig = self._get_call_signature_from_name(_call[0])
        else:
            sig = self._spec_signature
        if sig is None:
            return _call
        name, args, kwargs = ("", *_call) if len(_call) == 2 else _call
        try:
            bound = sig.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs)
        except TypeError as e:
            return e.with_traceback(None)

    def _calls_repr(self):
        if not self.mock_calls:
            return ""
        return f"\nCalls: {self.mock_calls!r}."

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if not self.call_count == 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: %s" % (
                expected, "not called."))
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.call_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if not self.call_count == 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))
        return self.assert_called_with(*args, **kwargs)

    def _assert_has(self, calls, made, what, any_order, not_found_message):
        expected = [self._call_matcher(c) for c in calls]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        actual = _CallList(self._call_matcher(c) for c in made)
        if not any_order:
            if expected not in actual:
                if cause is None:
                    problem = f"{what} not found."
                else:
                    errors = [e if isinstance(e, Exception) else None for e in expected]
                    problem = f"Error processing expected {what.lower()}.\nErrors: {errors}"
                blanks = "  " if what == "Calls" else ""
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\n{blanks}Actual: {made!r}") from cause
            return
        left = list(actual)
        not_found = []
        for kall in expected:
            try:
                left.remove(kall)
            except ValueError:
                not_found.append(kall)
        if not_found:
            raise AssertionError(not_found_message(tuple(not_found), left)) from cause

    def assert_has_calls(self, calls, any_order=False):
        self._assert_has(calls, self.mock_calls, "Calls", any_order, lambda not_found, left: (
            "%r does not contain all of %r in its call list, found %r instead" % (
                self._mock_name or "mock", not_found, left)))

    def _assert_any(self, made, what, args, kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(c) for c in made]
        if cause or expected not in _AnyComparer(actual):
            text = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"{text} {what} not found") from cause

    def assert_any_call(self, /, *args, **kwargs):
        self._assert_any(self.call_args_list, "call", args, kwargs)

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        new_name = kw.get("_new_name")
        if new_name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        kind = type(self)
        if issubclass(kind, MagicMock) and new_name in _async_method_magics:
            klass = AsyncMock
        elif issubclass(kind, AsyncMockMixin):
            sync = new_name in _all_sync_magics or self._mock_methods and new_name in self._mock_methods
            klass = MagicMock if sync else AsyncMock
        elif not issubclass(kind, CallableMixin):
            klass = MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
        else:
            klass = kind.__mro__[1]
        return klass(**kw)


_ATTRIB_DENY_LIST = frozenset(name.removeprefix("assert_") for name in dir(NonCallableMock)
                              if name.startswith("assert_"))


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super(CallableMixin, self).__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name,
                                            _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        _call = _Call((args, kwargs), two=True)
        self.call_args = _call
        self.call_args_list.append(_call)
        do_method_calls = self._mock_parent is not None
        method_name = self._mock_name
        name = self._mock_new_name
        is_a_call = name == "()"
        self.mock_calls.append(_Call(("", args, kwargs)))
        # Those above are told too, each with the path from there.
        above = self._mock_new_parent
        while above is not None:
            if do_method_calls:
                above.method_calls.append(_Call((method_name, args, kwargs)))
                do_method_calls = above._mock_parent is not None
                if do_method_calls:
                    method_name = above._mock_name + "." + method_name
            above.mock_calls.append(_Call((name, args, kwargs)))
            if above._mock_new_name:
                dot = "" if is_a_call else "."
                is_a_call = above._mock_new_name == "()"
                name = above._mock_new_name + dot + name
            above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate and self._mock_delegate.return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called."""


_RETURN_VALUES = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
                  "__ge__": NotImplemented, "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False,
                  "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1, "__aexit__": False}
_CALCULATED = {
    "__hash__": lambda self: object.__hash__(self),
    "__str__": lambda self: object.__str__(self),
    "__sizeof__": lambda self: object.__sizeof__(self),
    "__fspath__": lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}",
}


def _side_effect_of(self, name):
    if name == "__eq__":
        def effect(other):
            value = self.__eq__._mock_return_value
            if value is not DEFAULT:
                return value
            return True if self is other else NotImplemented
    elif name == "__ne__":
        def effect(other):
            if self.__ne__._mock_return_value is not DEFAULT:
                return DEFAULT
            return False if self is other else NotImplemented
    elif name == "__iter__":
        def effect():
            value = self.__iter__._mock_return_value
            return iter([] if value is DEFAULT else value)
    elif name == "__aiter__":
        def effect():
            value = self.__aiter__._mock_return_value
            return _AsyncIterator(iter([] if value is DEFAULT else value))
    else:
        return None
    return effect


class MagicProxy(Base):
    """Stands for a special method until it is asked for."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        entry, parent = self.name, self.parent
        m = parent._get_child_mock(name=entry, _new_name=entry, _new_parent=parent)
        setattr(parent, entry, m)
        if entry in _RETURN_VALUES:
            m.return_value = _RETURN_VALUES[entry]
        elif entry in _CALCULATED:
            m.return_value = _CALCULATED[entry](parent)
        else:
            effect = _side_effect_of(parent, entry)
            if effect is not None:
                m.side_effect = effect
        return m

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin(Base):
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()
        super(MagicMixin, self).__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        magics = wanted = _magics | _async_method_magics
        kind = type(self)
        if getattr(self, "_mock_methods", None) is not None:
            wanted = magics.intersection(self._mock_methods)
            for entry in sorted(magics - wanted):
                if entry in kind.__dict__:
                    delattr(self, entry)
        for entry in sorted(wanted - set(kind.__dict__)):
            setattr(kind, entry, MagicProxy(entry, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class AsyncMagicMixin(MagicMixin):
    pass


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        if return_value and self._mock_name and _is_magic(self._mock_name):
            # Special methods keep what they return.
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class AsyncMockMixin(Base):
    await_count = _delegating_property("await_count")
    await_args = _delegating_property("await_args")
    await_args_list = _delegating_property("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        d = self.__dict__
        d["_is_coroutine_marker"] = _is_coroutine_mark
        d["_mock_await_count"] = 0
        d["_mock_await_args"] = None
        d["_mock_await_args_list"] = _CallList()
        code_mock = NonCallableMock(spec_set=type(_split_call.__code__))
        code_mock.co_flags = 128 + 4 + 8
        code_mock.co_argcount = code_mock.co_posonlyargcount = code_mock.co_kwonlyargcount = 0
        code_mock.co_varnames = "args", "kwargs"
        d["__code__"] = code_mock
        d["__name__"] = "AsyncMock"
        d["__defaults__"] = ()
        d["__kwdefaults__"] = {}
        d["__annotations__"] = None

    async def _execute_mock_call(self, /, *args, **kwargs):
        _call = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = _call
        self.await_args_list.append(_call)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine cannot raise StopIteration.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if iscoroutinefunction(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if not self.await_count == 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once."
                                 f" Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.await_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action="await")) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._assert_any(self.await_args_list, "await", args, kwargs)

    def assert_has_awaits(self, calls, any_order=False):
        self._assert_has(calls, self.await_args_list, "Awaits", any_order,
                         lambda not_found, left: "%r not all found in await list" % (not_found,))

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited."
                                 f" Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock of a coroutine function: calling it gives a coroutine."""


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            pass
        raise StopAsyncIteration


class PropertyMock(Mock):
    """A mock of a property."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class _SpecState:
    """What an attribute of an autospecced object will be made from."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.instance = instance
        self.name = name


def seal(mock):
    mock._mock_sealed = True
    for attr in dir(mock):
        try:
            m = getattr(mock, attr)
        except AttributeError:
            continue
        if not isinstance(m, NonCallableMock) or isinstance(m._mock_children.get(attr), _SpecState):
            continue
        if m._mock_new_parent is mock:
            seal(m)


def __getattr__(name):
    if name == "ThreadingMock":
        from ._threading_mock import ThreadingMock as value
    elif name == "mock_open":
        from ._mock_open import mock_open as value
    else:
        raise AttributeError(f"module 'unittest.mock' has no attribute {name!r}")
    globals()[name] = value
    return value


from ._autospec import create_autospec
from ._patch import _get_target, _patch, patch
