"""Finds and loads modules that are none of the library's: files that the program wrote, and what its own loaders make."""

import sys
import _disk
import _vm

# Where CPython keeps its own library.
_LIBRARY = ("/usr/lib/python313.zip", "/usr/lib/python3.13", "/usr/lib/python3.13/lib-dynload")
_SCRIPTS = sys.path[0] if sys.path else None
_HOME = "/home/user"
BuiltinImporter, FrozenImporter, PathFinder = _vm.finders()


class ModuleSpec:
    """What is known of a module before it is loaded."""

    __module__ = "_frozen_importlib"

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._initializing = False
        self._cached = None

    def __repr__(self):
        args = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            args.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            args.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(args)})"

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader and self.origin == other.origin
                    and self.submodule_search_locations == other.submodule_search_locations
                    and self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            if self.origin.endswith(".py"):
                self._cached = cache_from_source(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


class SourceFileLoader:
    """Loads a module from a file of source."""

    __module__ = "_frozen_importlib_external"

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check(self, name):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)

    def is_package(self, fullname):
        folder, _, name = self.get_filename(fullname).rpartition("/")
        return name.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def create_module(self, spec):
        return None

    def get_filename(self, name=None):
        self._check(name)
        return self.path

    def get_data(self, path):
        node = _disk.find(path)
        if node.entries is not None:
            raise _disk.error(21, path)
        return bytes(node.data)

    def path_stats(self, path):
        node = _disk.find(path)
        return {"mtime": node.mtime_ns / 1e9, "size": len(node.data)}

    def path_mtime(self, path):
        return int(self.path_stats(path)["mtime"])

    def get_source(self, fullname):
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as exc:
            raise ImportError("source not available through get_data()", name=fullname) from exc
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        _vm.keep_source()
        return compile(data, path, "exec", dont_inherit=True)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)

    def load_module(self, fullname=None):
        self._check(fullname)
        return load(spec_from_file_location(self.name, self.path, loader=self))


class NamespaceLoader:
    """That of a package without `__init__.py`, of which there is nothing to run."""

    __module__ = "_frozen_importlib_external"

    def __init__(self, name, path):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass


class _LibraryLoader(SourceFileLoader):
    """That of a module of the library, which is loaded in another way."""

    __module__ = "_frozen_importlib_external"
    __qualname__ = "SourceFileLoader"

    def exec_module(self, module):
        _vm.refuse(f"exec_module({self.name}) is not available in Interleave")

    get_code = get_source = exec_module


def library_spec(name):
    """The spec of a module of the library; none where it has no such."""
    is_package = _vm.is_package(name)
    if is_package is None:
        return None
    if name in sys.builtin_module_names:
        return ModuleSpec(name, BuiltinImporter, origin="built-in")
    file = f"{_LIBRARY[1]}/{name.replace('.', '/')}" + ("/__init__.py" if is_package else ".py")
    spec = ModuleSpec(name, _LibraryLoader(name, file), origin=file, is_package=is_package)
    if is_package:
        spec.submodule_search_locations = [file.rpartition("/")[0]]
    spec._set_fileattr = True
    return spec


def find(name, path):
    """The spec of a module that `sys.meta_path` finds; none where that is one of the library, or nothing."""
    if sys.meta_path is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    for finder in list(sys.meta_path):
        find_spec = getattr(finder, "find_spec", None)
        if find_spec is None:
            continue
        spec = find_spec(name, path, None)
        if spec is not None:
            is_of_library = spec.loader is BuiltinImporter or isinstance(spec.loader, _LibraryLoader)
            return None if is_of_library else spec
    return None


def find_builtin(name, path=None, target=None):
    return library_spec(name) if name in sys.builtin_module_names else None


def create_builtin(spec):
    # Nothing of it is in Python, so that it is ready when it has been made.
    given = sys.modules.pop(spec.name, None)
    made = __import__(spec.name)
    if given is not None:
        sys.modules[spec.name] = given
    return made


def find_in_path(name, path=None, target=None):
    last = name.rpartition(".")[2]
    portions = []
    for entry in sys.path if path is None else path:
        if not isinstance(entry, str):
            continue
        if entry.startswith((*_LIBRARY, "<frozen ")):
            spec = library_spec(name)
            if spec is not None:
                return spec
            continue
        for folder in _folders(entry):
            base = f"{folder.rstrip('/')}/{last}"
            if _is_file(base + "/__init__.py"):
                return spec_from_file_location(name, base + "/__init__.py", submodule_search_locations=[base])
            if _is_file(base + ".py"):
                return spec_from_file_location(name, base + ".py")
            node = _lookup(base)
            if node is not None and node.entries is not None:
                portions.append(base)
    if portions:
        spec = ModuleSpec(name, NamespaceLoader(name, portions))
        spec.submodule_search_locations = portions
        return spec
    return None


def _folders(entry):
    """Where the files of an entry of `sys.path` are: those of the script's folder are where it runs."""
    folder = _disk.absolute(entry or ".")
    return [folder, _HOME] if entry == _SCRIPTS and folder != _HOME else [folder]


def _lookup(path):
    """The node at a path, or None. What lies beside the program comes to the disk when it is first asked for."""
    node = _disk.lookup(path)
    if node is None:
        for folder in _HOME, _disk.absolute(_SCRIPTS or "."):
            if path.startswith(folder + "/"):
                found = _vm.beside(path[len(folder) + 1:])
                if found is not None:
                    return _disk.place(path, None if found is True else found)
    return node


def _is_file(path):
    node = _lookup(path)
    return node is not None and node.entries is None


def load(spec):
    """A module of its spec, executed, as `import` does it."""
    if spec.loader is not None and not hasattr(spec.loader, "exec_module"):
        if not hasattr(spec.loader, "load_module"):
            raise ImportError("missing loader", name=spec.name)
        spec.loader.load_module(spec.name)
        return sys.modules[spec.name]
    module = module_from_spec(spec)
    name = spec.name
    sys.modules[name] = module
    if spec.loader is None:
        if spec.submodule_search_locations is None:
            del sys.modules[name]
            raise ImportError("missing loader", name=name)
        return module
    spec._initializing = True
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    finally:
        spec._initializing = False
    module = sys.modules.pop(name)
    sys.modules[name] = module
    return module


def execute(spec, module):
    """Executes a module once more."""
    _set_attributes(spec, module)
    if spec.loader is not None:
        spec.loader.exec_module(module)


def module_from_spec(spec):
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    _set_attributes(spec, module)
    return module


def _set_attributes(spec, module):
    try:
        module.__name__ = spec.name
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        module.__spec__ = spec
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        if spec.has_location:
            module.__file__ = spec.origin
            if spec.cached is not None:
                module.__cached__ = spec.cached
    except AttributeError:
        pass


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=...):
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = location.__fspath__() if hasattr(location, "__fspath__") else location
        location = _disk.absolute(location)
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is not ...:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package"):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(location.rpartition("/")[0])
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        is_package = False
        if hasattr(loader, "is_package"):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def decode_source(data):
    import codecs
    import re
    encoding = "utf-8"
    for line in data.split(b"\n", 2)[:2]:
        found = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
        if found:
            encoding = found[1].decode()
            break
        if line.strip() and not line.lstrip().startswith(b"#"):
            break
    if data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def cache_from_source(path, debug_override=None, *, optimization=None):
    path = path.__fspath__() if hasattr(path, "__fspath__") else path
    folder, slash, name = path.rpartition("/")
    base = name.rpartition(".")[0] or name
    tag = f".opt-{optimization}" if optimization else ""
    return f"{folder}{slash}__pycache__/{base}.cpython-313{tag}.pyc"
