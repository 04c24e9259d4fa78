"""Regular expressions."""

import _re

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge",
           "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE",
           "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]

_NAMES = {256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE",
          128: "DEBUG"}


class _Flags(type):
    """What can be asked of `RegexFlag` as of an enumeration."""

    @property
    def __members__(cls):
        names = "NOFLAG", "ASCII", "A", "IGNORECASE", "I", "LOCALE", "L", "UNICODE", "U", "MULTILINE", "M", "DOTALL", \
            "S", "VERBOSE", "X", "DEBUG"
        return type(type.__dict__)({name: getattr(cls, name) for name in names})

    def __getitem__(cls, name):
        return cls.__members__[name]

    def __iter__(cls):
        return iter([cls(bit) for bit in _NAMES])

    def __reversed__(cls):
        return iter([cls(bit) for bit in reversed(_NAMES)])

    def __len__(cls):
        return len(_NAMES)

    def __contains__(cls, value):
        return isinstance(value, int) and not value & ~510

    def __repr__(cls):
        return "<flag 'RegexFlag'>"


class RegexFlag(int, metaclass=_Flags):
    """A combination of flags."""

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join([name for bit, name in _NAMES.items() if self & bit]) or (None if self else "NOFLAG")

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        names = ["re." + name for bit, name in _NAMES.items() if int(self) & bit]
        unknown = int(self) & ~510
        if not names:
            return f"re.RegexFlag({unknown})"
        return "|".join(names + ([hex(unknown)] if unknown else []))

    __str__ = __repr__

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __iter__(self):
        return iter([RegexFlag(bit) for bit in _NAMES if int(self) & bit])

    def __len__(self):
        return int(self).bit_count()

    def __bool__(self):
        return self != 0


NOFLAG = RegexFlag(0)
IGNORECASE = I = RegexFlag(2)
LOCALE = L = RegexFlag(4)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
UNICODE = U = RegexFlag(32)
VERBOSE = X = RegexFlag(64)
DEBUG = RegexFlag(128)
ASCII = A = RegexFlag(256)

for _name in ("NOFLAG", "DEBUG", "IGNORECASE", "I", "LOCALE", "L", "MULTILINE", "M", "DOTALL", "S", "UNICODE", "U",
              "VERBOSE", "X", "ASCII", "A"):
    setattr(RegexFlag, _name, globals()[_name])

Pattern = _re.Pattern
Match = _re.Match


class PatternError(Exception):
    """Not a regular expression; tells where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError
_cache = {}


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if not isinstance(flags, int):
        flags & 0
    compiled = _re.compile(pattern, flags)
    if isinstance(compiled, tuple):
        raise PatternError(compiled[0], pattern, compiled[1])
    if isinstance(compiled, list):
        import warnings
        compiled, *texts = compiled
        for text in texts:
            warnings.warn(text, FutureWarning, stacklevel=3)
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = compiled
    return compiled


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


_zero = object()


def _deprecated(name, names, args, given, first, flags):
    """Positional arguments that should be keywords."""
    if len(args) > len(names):
        raise TypeError(f"{name}() takes from {given} to {given + len(names)} positional arguments "
                        f"but {given + len(args)} were given")
    for argument, value in zip(names, (first, flags)):
        if value is not _zero and names.index(argument) < len(args):
            raise TypeError(f"{name}() got multiple values for argument {argument!r}")
    import warnings
    warnings.warn(f"{names[0]!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return args


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        _deprecated("sub", ("count", "flags"), args, 3, count, flags)
        count = args[0]
        flags = args[1] if len(args) > 1 else flags
    return _compile(pattern, 0 if flags is _zero else flags).sub(repl, string, 0 if count is _zero else count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        _deprecated("subn", ("count", "flags"), args, 3, count, flags)
        count = args[0]
        flags = args[1] if len(args) > 1 else flags
    return _compile(pattern, 0 if flags is _zero else flags).subn(repl, string, 0 if count is _zero else count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    if args:
        _deprecated("split", ("maxsplit", "flags"), args, 2, maxsplit, flags)
        maxsplit = args[0]
        flags = args[1] if len(args) > 1 else flags
    return _compile(pattern, 0 if flags is _zero else flags).split(string, 0 if maxsplit is _zero else maxsplit)


_SPECIAL = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    """Cuts a text into tokens, each by the first of several patterns that matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = {}
        parts = []
        group = 1
        for phrase, action in lexicon:
            parts.append("(" + phrase + ")")
            self._actions[group] = action
            group += 1 + _compile(phrase, flags).groups
        self.scanner = _compile("|".join(parts), flags)

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        i = 0
        while m := match():
            j = m.end()
            if i == j:
                break
            action = self._actions[m.lastindex]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = j
        return result, string[i:]
