"""What is installed: nothing, so that every package asked for is not found."""

__all__ = ["Distribution", "PackageMetadata", "PackageNotFoundError", "SimplePath",
           "distribution", "distributions", "entry_points", "files", "metadata", "packages_distributions", "requires",
           "version"]


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        name, = self.args
        return name


class EntryPoint:
    """A name that an installed package offers to others."""

    def __init__(self, name, value, group):
        self.name, self.value, self.group = name, value, group

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    __slots__ = ()

    def __getitem__(self, name):
        raise KeyError(name)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, tuple(self))

    def select(self, **params):
        return self

    @property
    def names(self):
        return set()

    @property
    def groups(self):
        return set()


class Distribution:
    """A package that is installed."""

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        try:
            return next(cls.discover(name=name))
        except StopIteration:
            raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        return iter(())


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def version(distribution_name):
    return distribution(distribution_name).version


def files(distribution_name):
    return distribution(distribution_name).files


def requires(distribution_name):
    return distribution(distribution_name).requires


def entry_points(**params):
    return EntryPoints()


def packages_distributions():
    return {}
