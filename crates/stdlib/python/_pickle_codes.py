"""The codes of `pickle`'s machine."""

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4

MARK, STOP, POP, POP_MARK, DUP = b"(", b".", b"0", b"1", b"2"
FLOAT, INT, BININT, BININT1, BININT2, LONG, BINFLOAT = b"F", b"I", b"J", b"K", b"M", b"L", b"G"
NONE, PERSID, BINPERSID, REDUCE = b"N", b"P", b"Q", b"R"
STRING, BINSTRING, SHORT_BINSTRING, UNICODE, BINUNICODE = b"S", b"T", b"U", b"V", b"X"
APPEND, APPENDS, BUILD, GLOBAL, DICT, EMPTY_DICT = b"a", b"e", b"b", b"c", b"d", b"}"
GET, BINGET, LONG_BINGET, PUT, BINPUT, LONG_BINPUT = b"g", b"h", b"j", b"p", b"q", b"r"
INST, OBJ, LIST, EMPTY_LIST, SETITEM, SETITEMS = b"i", b"o", b"l", b"]", b"s", b"u"
TUPLE, EMPTY_TUPLE = b"t", b")"
TRUE, FALSE = b"I01\n", b"I00\n"
# Protocol 2.
PROTO, NEWOBJ, EXT1, EXT2, EXT4 = b"\x80", b"\x81", b"\x82", b"\x83", b"\x84"
TUPLE1, TUPLE2, TUPLE3, NEWTRUE, NEWFALSE, LONG1, LONG4 = b"\x85", b"\x86", b"\x87", b"\x88", b"\x89", b"\x8a", b"\x8b"
# Protocol 3.
BINBYTES, SHORT_BINBYTES = b"B", b"C"
# Protocol 4.
SHORT_BINUNICODE, BINUNICODE8, BINBYTES8, EMPTY_SET, ADDITEMS = b"\x8c", b"\x8d", b"\x8e", b"\x8f", b"\x90"
FROZENSET, NEWOBJ_EX, STACK_GLOBAL, MEMOIZE, FRAME = b"\x91", b"\x92", b"\x93", b"\x94", b"\x95"
# Protocol 5.
BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER = b"\x96", b"\x97", b"\x98"

_CODES = [name for name, code in list(globals().items()) if type(code) is bytes]

# What protocols below 3 call modules and names by, as Python 2 did.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser",
                "_thread": "thread", "socketserver": "SocketServer", "html.parser": "HTMLParser",
                "http.client": "httplib", "http.cookies": "Cookie", "html.entities": "htmlentitydefs",
                "urllib.request": "urllib2", "reprlib": "repr", "_functools": "functools", "_pickle": "pickle", "urllib.parse": "urlparse",
                "collections.abc": "_abcoll"}
_OLD_NAMES = {("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "chr"): ("__builtin__", "unichr"),
              ("builtins", "str"): ("__builtin__", "unicode"), ("builtins", "int"): ("__builtin__", "long"),
              ("builtins", "zip"): ("itertools", "izip"), ("builtins", "map"): ("itertools", "imap"),
              ("builtins", "filter"): ("itertools", "ifilter"), ("sys", "intern"): ("__builtin__", "intern"),
              ("functools", "reduce"): ("__builtin__", "reduce"), ("_functools", "reduce"): ("__builtin__", "reduce"),
              ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
              ("itertools", "zip_longest"): ("itertools", "izip_longest"),
              ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
              ("collections", "UserList"): ("UserList", "UserList"),
              ("collections", "UserString"): ("UserString", "UserString")}


def _old_name(module, name):
    found = _OLD_NAMES.get((module, name))
    if found is not None:
        return found
    if module == "builtins":
        import builtins
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, BaseException) \
                and name not in ("ExceptionGroup", "BaseExceptionGroup", "BlockingIOError", "StopAsyncIteration",
                                 "ResourceWarning", "RecursionError", "EncodingWarning",
                                 "PythonFinalizationError"):
            if issubclass(kind, OSError):
                name = "OSError"
            elif kind is ModuleNotFoundError:
                name = "ImportError"
            return "exceptions", name
    return _OLD_MODULES.get(module, module), name


def _new_name(module, name):
    for new, old in _OLD_NAMES.items():
        if old == (module, name):
            return new
    if module == "exceptions":
        return "builtins", "Exception" if name == "StandardError" else name
    for new, old in _OLD_MODULES.items():
        # These two are there still.
        if old == module and old not in ("functools", "pickle"):
            return new, name
    return module, name


class _MemoProxy:
    """The memo of a pickler as the program sees it."""

    def __init__(self, memo):
        self._memo = memo

    def clear(self):
        self._memo.clear()

    def copy(self):
        return self._memo.copy()

    def __reduce__(self):
        return dict, (self.copy(),)


def _memo_of(value, proxy, shown):
    if isinstance(value, proxy):
        return value.copy()
    if not isinstance(value, dict):
        raise TypeError(f"'memo' attribute must be {shown} object or dict, not {type(value).__name__}")
    return value.copy()


_MemoProxy.__name__ = _MemoProxy.__qualname__ = "PicklerMemoProxy"
