"""create_autospec: mocks that take the arguments of what they stand for."""

import inspect
from functools import partial
from inspect import iscoroutinefunction

__name__ = "unittest.mock"


def signature_of(spec, as_instance, eat_self):
    """A function and its signature for calls of the spec, or None where there is none."""
    from .mock import FunctionTypes
    if isinstance(spec, type) and not as_instance:
        spec = spec.__init__
        eat_self = True
    elif isinstance(spec, (classmethod, staticmethod)):
        if isinstance(spec, classmethod):
            eat_self = True
        spec = spec.__func__
    elif not isinstance(spec, FunctionTypes):
        try:
            spec = spec.__call__
        except AttributeError:
            return None
    try:
        return spec, inspect.signature(partial(spec, None) if eat_self else spec)
    except ValueError:
        return None


def _copy_details(func, copy):
    for attribute in ("__name__", "__doc__", "__module__", "__defaults__", "__kwdefaults__"):
        try:
            setattr(copy, attribute, getattr(func, attribute))
        except AttributeError:
            pass


def check_signature(func, mock, skipfirst, instance=False):
    found = signature_of(func, instance, skipfirst)
    if found is None:
        return
    func, sig = found

    def checksig(self, /, *args, **kwargs):
        sig.bind(*args, **kwargs)

    _copy_details(func, checksig)
    type(mock)._mock_check_sig = checksig
    type(mock).__signature__ = sig


def _as_function(mock, original, is_async):
    """A real function with the name and signature of the original that asks the mock."""
    found = signature_of(original, False, isinstance(original, type))
    if found is None:
        return mock
    func, sig = found
    if is_async:
        async def funcopy(*args, **kwargs):
            sig.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def funcopy(*args, **kwargs):
            sig.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    funcopy.__name__ = funcopy.__qualname__ = getattr(original, "__name__", "funcopy")
    funcopy.__module__ = None
    _set_up(funcopy, mock, sig)
    if is_async:
        from .mock import _CallList
        funcopy.await_count = 0
        funcopy.await_args = None
        funcopy.await_args_list = _CallList()
        for name in ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with",
                     "assert_any_await", "assert_has_awaits", "assert_not_awaited"):
            setattr(funcopy, name, getattr(mock, name))
    return funcopy


def _set_up(funcopy, mock, sig):
    from .mock import _CallList, _is_instance_mock

    def reset_mock():
        funcopy.method_calls = _CallList()
        funcopy.mock_calls = _CallList()
        mock.reset_mock()
        ret = funcopy.return_value
        if _is_instance_mock(ret) and ret is not mock:
            ret.reset_mock()

    funcopy.mock = mock
    funcopy.called = False
    funcopy.call_count = 0
    funcopy.call_args = None
    funcopy.call_args_list = _CallList()
    funcopy.method_calls = _CallList()
    funcopy.mock_calls = _CallList()
    funcopy.return_value = mock.return_value
    funcopy.side_effect = mock.side_effect
    funcopy._mock_children = mock._mock_children
    for name in ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call",
                 "assert_called", "assert_not_called", "assert_called_once"):
        setattr(funcopy, name, getattr(mock, name))
    funcopy.reset_mock = reset_mock
    funcopy.__signature__ = sig
    mock._mock_delegate = funcopy


def check_typos(kwargs):
    for typo in ("autospect", "auto_spec", "set_spec"):
        if typo in kwargs:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    from .mock import AsyncMock, FunctionTypes, InvalidSpecError, MagicMock, NonCallableMagicMock, _SpecState, \
        _callable, _instance_callable, _is_instance_mock, _is_list, _is_magic
    if _is_list(spec):
        # Only the kind of list matters.
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = getattr(spec, "__code__", None) is not None and iscoroutinefunction(spec)
    options = {"spec_set": spec} if spec_set else {"spec": spec}
    if spec is None:
        options = {}
    if options and instance:
        options["_spec_as_instance"] = True
    if not unsafe:
        check_typos(kwargs)
    _name = kwargs.pop("name", _name)
    new_name = "" if _parent is None else _name
    options.update(kwargs)
    klass = MagicMock
    if inspect.isdatadescriptor(spec):
        options = {}
    elif is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        klass = AsyncMock
    elif not _callable(spec) or is_type and instance and not _instance_callable(spec):
        klass = NonCallableMagicMock
    mock = klass(parent=_parent, _new_parent=_parent, _new_name=new_name, name=_name, **options)
    if isinstance(spec, FunctionTypes):
        mock = _as_function(mock, spec, is_async)
    else:
        check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    wrapped = kwargs.pop("wraps", None)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock, wraps=wrapped)
    for entry in dir(spec):
        if _is_magic(entry):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if not isinstance(original, FunctionTypes):
            new = mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry)
            continue
        child_options = {"spec": original}
        if wrapped and hasattr(wrapped, entry):
            child_options["wraps"] = original
        if spec_set:
            child_options = {"spec_set": original}
        parent = mock.mock if isinstance(spec, FunctionTypes) else mock
        skipfirst = _must_skip(spec, entry, is_type)
        child = AsyncMock if iscoroutinefunction(original) else MagicMock
        new = child(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skipfirst,
                    **child_options)
        mock._mock_children[entry] = new
        new.return_value = child()
        check_signature(original, new, skipfirst=skipfirst)
    if _is_instance_mock(mock) and kwargs:
        mock.configure_mock(**kwargs)
    return mock


def _must_skip(spec, entry, is_type):
    """Whether calls of an attribute leave out its first parameter."""
    from .mock import DEFAULT, FunctionTypes
    if not isinstance(spec, type):
        if entry in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for klass in spec.__mro__:
        result = klass.__dict__.get(entry, DEFAULT)
        if result is not DEFAULT:
            return is_type if isinstance(result, FunctionTypes) else False
    return is_type
