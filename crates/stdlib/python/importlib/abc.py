"""What finders and loaders have in common."""

import abc
from importlib import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader",
           "FileLoader", "SourceLoader"]


class Loader(metaclass=abc.ABCMeta):
    __module__ = "importlib._abc"

    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        if not hasattr(self, "exec_module"):
            raise ImportError
        import _imports
        return _imports.load(_imports.spec_from_loader(fullname, self))


class MetaPathFinder(metaclass=abc.ABCMeta):
    def invalidate_caches(self):
        pass


class PathEntryFinder(metaclass=abc.ABCMeta):
    def invalidate_caches(self):
        pass


class ResourceLoader(Loader):
    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(machinery.SourceFileLoader, ResourceLoader, ExecutionLoader):
    pass


class SourceLoader(ResourceLoader, ExecutionLoader):
    def path_mtime(self, path):
        raise OSError

    def is_package(self, fullname):
        folder, _, name = self.get_filename(fullname).rpartition("/")
        return name.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_source(self, fullname):
        import _imports
        try:
            data = self.get_data(self.get_filename(fullname))
        except OSError as exc:
            raise ImportError("source not available through get_data()", name=fullname) from exc
        return _imports.decode_source(data)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


MetaPathFinder.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.FrozenImporter)
MetaPathFinder.register(machinery.PathFinder)
Loader.register(machinery.BuiltinImporter)
Loader.register(machinery.SourceFileLoader)
