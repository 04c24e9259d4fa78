"""patch: other objects in place of those of a module, class or dictionary, for a while."""

import contextlib
import sys
from functools import wraps
from inspect import iscoroutinefunction
from ._autospec import check_typos

__name__ = "unittest.mock"


def _resolve(name):
    """The object that a dotted name stands for, importing what must be."""
    parts = name.split(".")
    modname = parts.pop(0)
    result = __import__(modname)
    while parts:
        p = parts[0]
        s = f"{modname}.{p}"
        try:
            __import__(s)
            result = sys.modules[s]
            parts.pop(0)
            modname = s
        except ImportError:
            break
    for p in parts:
        result = getattr(result, p)
    return result


class _Decorator:
    """What patch and patch.dict have in common as decorators of functions and classes."""

    def __call__(self, func):
        if isinstance(func, type):
            for attr in dir(func):
                value = getattr(func, attr)
                if attr.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(func, attr, self.copy()(value))
            return func
        return self._decorate(func, iscoroutinefunction(func))

    def start(self):
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            # It was not started.
            return None
        return self.__exit__(None, None, None)


class _patch(_Decorator):
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        from .mock import DEFAULT, InvalidSpecError, _is_instance_mock
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            check_typos(kwargs)
        if _is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the spec has already been mocked out. "
                                   f"[spec={spec!r}]")
        if _is_instance_mock(spec_set):
            raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the spec_set target has already been mocked "
                                   f"out. [spec_set={spec_set!r}]")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []

    def copy(self):
        patcher = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set,
                         self.autospec, self.new_callable, self.kwargs)
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [p.copy() for p in self.additional_patchers]
        return patcher

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        from .mock import DEFAULT
        extra_args = []
        with contextlib.ExitStack() as exit_stack:
            for patching in patched.patchings:
                arg = exit_stack.enter_context(patching)
                if patching.attribute_name is not None:
                    keywargs.update(arg)
                elif patching.new is DEFAULT:
                    extra_args.append(arg)
            yield args + tuple(extra_args), keywargs

    def _decorate(self, func, is_async):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if is_async:
            @wraps(func)
            async def patched(*args, **keywargs):
                with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                    return await func(*newargs, **newkeywargs)
        else:
            @wraps(func)
            def patched(*args, **keywargs):
                with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                    return func(*newargs, **newkeywargs)
        patched.patchings = [self]
        return patched

    def get_original(self):
        from .mock import DEFAULT
        target = self.getter()
        name = self.attribute
        local = False
        try:
            original = target.__dict__[name]
            local = True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if isinstance(target, type(sys)):
            import builtins
            if hasattr(builtins, name):
                self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, local

    def __enter__(self):
        from .mock import DEFAULT
        new, autospec = self.new, None if self.autospec is False else self.autospec
        spec = None if self.spec is False else self.spec
        spec_set = None if self.spec_set is False else self.spec_set
        self.target = self.getter()
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        if new is DEFAULT and autospec is None:
            new = self._made(original, spec, spec_set)
        elif autospec is not None:
            new = self._autospecced(original, autospec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                extra_args = {}
                if self.new is DEFAULT:
                    extra_args[self.attribute_name] = new
                for patching in self.additional_patchers:
                    arg = self._exit_stack.enter_context(patching)
                    if patching.new is DEFAULT:
                        extra_args.update(arg)
                return extra_args
            return new
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _made(self, original, spec, spec_set):
        """The mock to put in place, of the kind that goes with what was there."""
        from .mock import DEFAULT, AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, \
            _instance_callable, _is_async_obj, _is_instance_mock, _is_list
        inherit = False
        if spec is True:
            spec = original
            if spec_set is True:
                spec_set = original
                spec = None
        elif spec is not None:
            if spec_set is True:
                spec_set = spec
                spec = None
        elif spec_set is True:
            spec_set = original
        this_spec = spec if spec_set is None else spec_set
        if this_spec is not None:
            if original is DEFAULT:
                raise TypeError("Can't use 'spec' with create=True")
            inherit = isinstance(original, type)
        if self.new_callable is not None:
            klass = self.new_callable
        elif this_spec is None:
            klass = AsyncMock if spec is None and _is_async_obj(original) else MagicMock
        elif _is_async_obj(this_spec):
            klass = AsyncMock
        elif "__call__" not in this_spec if _is_list(this_spec) else not callable(this_spec):
            klass = NonCallableMagicMock
        else:
            klass = MagicMock
        options = {}
        if spec is not None:
            options["spec"] = spec
        if spec_set is not None:
            options["spec_set"] = spec_set
        if isinstance(klass, type) and issubclass(klass, NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options.update(self.kwargs)
        new = klass(**options)
        if inherit and _is_instance_mock(new):
            # Instances of a mocked class are like those of the class.
            if not _is_list(this_spec) and not _instance_callable(this_spec):
                klass = NonCallableMagicMock
            options.pop("name")
            new.return_value = klass(_new_parent=new, _new_name="()", **options)
        return new

    def _autospecced(self, original, autospec, spec_set):
        from .mock import DEFAULT, InvalidSpecError, _is_instance_mock, create_autospec
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                                   f"mocked out. [target={self.target!r}, attr={autospec!r}]")
        if _is_instance_mock(autospec):
            target_name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {target_name!r} as it has "
                                   f"already been mocked out. [target={self.target!r}, attr={autospec!r}]")
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    def __exit__(self, *exc_info):
        from .mock import DEFAULT
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in (
                    "__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original
        del self.is_local
        del self.target
        exit_stack = self._exit_stack
        del self._exit_stack
        return exit_stack.__exit__(*exc_info)


def _check_target(target):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")


def _default(new):
    from .mock import DEFAULT
    return DEFAULT if new is _UNSET else new


_UNSET = object()


def _patch_object(target, attribute, new=_UNSET, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    _check_target(target)
    return _patch(lambda: target, attribute, _default(new), spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _resolve(target)) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patcher = None
    for attribute, new in kwargs.items():
        made = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        made.attribute_name = attribute
        if patcher is None:
            patcher = made
        else:
            patcher.additional_patchers.append(made)
    return patcher


def _get_target(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return lambda: _resolve(target), attribute


def patch(target, new=_UNSET, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, _default(new), spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


class _patch_dict(_Decorator):
    """Other values in a dictionary for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def _decorate(self, func, is_async):
        if is_async:
            @wraps(func)
            async def inner(*args, **kw):
                self._patch_dict()
                try:
                    return await func(*args, **kw)
                finally:
                    self._unpatch_dict()
        else:
            @wraps(func)
            def inner(*args, **kw):
                self._patch_dict()
                try:
                    return func(*args, **kw)
                finally:
                    self._unpatch_dict()
        return inner

    def __enter__(self):
        self._patch_dict()
        return self.in_dict

    def _patch_dict(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        in_dict = self.in_dict
        try:
            self._original = in_dict.copy()
        except AttributeError:
            self._original = {key: in_dict[key] for key in in_dict}
        if self.clear:
            _clear(in_dict)
        _update(in_dict, self.values)

    def _unpatch_dict(self):
        _clear(self.in_dict)
        _update(self.in_dict, self._original)

    def __exit__(self, *args):
        if self._original is not None:
            self._unpatch_dict()
        return False


def _update(in_dict, values):
    try:
        in_dict.update(values)
    except AttributeError:
        for key in values:
            in_dict[key] = values[key]


def _clear(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _patch_stopall():
    for patching in reversed(_patch._active_patches):
        patching.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
