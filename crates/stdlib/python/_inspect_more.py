"""What `inspect` tells of sources, of frames and their arguments, of classes and of closures."""

__name__ = "inspect"

import os
import re
import types
from collections import namedtuple
from inspect import CO_VARARGS, CO_VARKEYWORDS, getfile, getfullargspec, getsourcefile, iscode, \
    isframe, isfunction, ismethod, isroutine, istraceback, _lines_of

_TOKEN = re.compile(r"""
    (?P<comment>\#[^\n]*) | (?P<quote>(?i:[rbfu]{0,2})(?:\'\'\'|\"\"\"|\'|\")) | (?P<open>[(\[{]) | (?P<close>[)\]}])
    | (?P<joined>\\\r?\n) | (?P<end>\n) | (?P<word>\w+) | .""", re.VERBOSE)


def _statements(lines):
    """Of each statement and each comment on lines of its own: its words, its column, its first and its last row."""
    text = "".join(lines)
    at, row, depth, begin, words = 0, 0, 0, None, []
    while at < len(text):
        found = _TOKEN.match(text, at)
        at = found.end()
        kind = found.lastgroup
        if kind is None and found[0].isspace():
            continue
        if kind == "end":
            if begin is not None and not depth:
                yield words, *begin, row
                begin, words = None, []
            row += 1
            continue
        if begin is None and kind not in ("joined", "close"):
            column = found.start() - text.rfind("\n", 0, found.start()) - 1
            if kind == "comment":
                yield ["#"], column, row, row
                continue
            begin = column, row
        if kind == "joined":
            row += 1
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "quote":
            mark = found[0].lstrip("rRbBfFuU")
            while at < len(text) and not text.startswith(mark, at):
                if len(mark) == 1 and text[at] == "\n":
                    break
                step = 2 if text[at] == "\\" else 1
                row += text.count("\n", at, at + step)
                at += step
            at += len(mark) if text.startswith(mark, at) else 0
        if kind != "comment":
            words.append(found[0])
    if begin is not None:
        yield words, *begin, row


def getblock(lines):
    """The lines of a definition that begins with the first, with the comments at the end of its body."""
    last, head, body = 0, None, None
    for words, column, start, end in _statements(lines):
        if words == ["#"]:
            if body is not None and column >= body:
                last = end
        elif head is None:
            last = end
            if words[0] == "@":
                continue
            keyword = next((word for word in words if word in ("def", "class", "lambda")), None)
            if keyword == "lambda":
                break
            if keyword is not None:
                head = column
        elif column <= head:
            break
        else:
            if body is None:
                body = column
            last = end
    return lines[:last + 1]


Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=[None] * 4)


class Traceback(namedtuple("Traceback", "filename lineno function code_context index")):
    """Where a frame is."""

    def __new__(cls, *fields, positions=None, **named):
        made = super().__new__(cls, *fields, **named)
        made.positions = positions
        return made

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in zip((*self._fields, "positions"), (*self, self.positions))]
        return f"{type(self).__name__}({', '.join(shown)})"


class FrameInfo(namedtuple("FrameInfo", "frame " + " ".join(Traceback._fields))):
    """A frame and where it is."""

    def __new__(cls, *fields, positions=None, **named):
        made = super().__new__(cls, *fields, **named)
        made.positions = positions
        return made

    __repr__ = Traceback.__repr__


def getframeinfo(frame, context=1):
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        if not isframe(frame):
            raise TypeError("{!r} is not a frame or traceback object".format(frame))
        lineno = frame.f_lineno
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        whole = _lines_of(filename)
        if whole:
            start = max(0, min(lineno - 1 - context // 2, len(whole) - context))
            lines, index = whole[start:start + context], lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=Positions(lineno))


def getouterframes(frame, context=1):
    frames = []
    while frame:
        info = getframeinfo(frame, context)
        frames.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    frames = []
    while tb:
        info = getframeinfo(tb, context)
        frames.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return frames


Arguments = namedtuple("Arguments", "args varargs varkw")


def getargs(co):
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    names = list(co.co_varnames)
    count = co.co_argcount + co.co_kwonlyargcount
    varargs = names[count] if co.co_flags & CO_VARARGS else None
    at = count + bool(varargs)
    return Arguments(names[:count], varargs, names[at] if co.co_flags & CO_VARKEYWORDS else None)


ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs="*{}".format,
                    formatvarkw="**{}".format, formatvalue="={!r}".format):
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    for name, form in (varargs, formatvarargs), (varkw, formatvarkw):
        if name:
            shown.append(form(name) + formatvalue(locals[name]))
    return f"({', '.join(shown)})"


def getabsfile(object, _filename=None):
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def walktree(classes, children, parent):
    found = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(walktree(children[cls], children, cls))
    return found


def getclasstree(classes, unique=False):
    """Lists of classes and their bases, each followed by the list of those derived from it."""
    children, roots = {}, []
    for cls in classes:
        if not cls.__bases__:
            if cls not in roots:
                roots.append(cls)
            continue
        for base in cls.__bases__:
            below = children.setdefault(base, [])
            if cls not in below:
                below.append(cls)
            if unique and base in classes:
                break
    roots.extend(base for base in children if base not in classes)
    return walktree(roots, children, None)


def getcallargs(func, /, *positional, **named):
    """What a call would give each parameter, or the error that it would raise."""
    args, varargs, varkw, defaults, kwonly, kwdefaults, _ = getfullargspec(func)
    name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = func.__self__, *positional
    count = len(args)
    found = dict(zip(args, positional))
    if varargs:
        found[varargs] = tuple(positional[count:])
    if varkw:
        found[varkw] = {}
    for key, value in named.items():
        if key in found and key in args or key in kwonly and key in found:
            raise TypeError("%s() got multiple values for argument %r" % (name, key))
        if key in args or key in kwonly:
            found[key] = value
        elif varkw:
            found[varkw][key] = value
        else:
            raise TypeError("%s() got an unexpected keyword argument %r" % (name, key))
    if len(positional) > count and not varargs:
        _too_many(name, args, kwonly, len(defaults or ()), len(positional), found)
    if len(positional) < count:
        needed = args[:count - len(defaults or ())]
        missing = [arg for arg in needed if arg not in found]
        if missing:
            _missing(name, missing, "positional")
        for arg, value in zip(args[count - len(defaults or ()):], defaults or ()):
            found.setdefault(arg, value)
    missing = []
    for arg in kwonly:
        if arg not in found:
            if kwdefaults and arg in kwdefaults:
                found[arg] = kwdefaults[arg]
            else:
                missing.append(arg)
    if missing:
        _missing(name, missing, "keyword-only")
    return found


def _missing(name, missing, kind):
    names = [repr(arg) for arg in missing]
    shown = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    raise TypeError("%s() missing %i required %s argument%s: %s" % (
        name, len(names), kind, "" if len(names) == 1 else "s", shown))


def _too_many(name, args, kwonly, defaults, given, found):
    least = len(args) - defaults
    by_name = len([arg for arg in kwonly if arg in found])
    if defaults:
        plural, takes = True, "from %d to %d" % (least, len(args))
    else:
        plural, takes = len(args) != 1, str(len(args))
    more = ""
    if by_name:
        more = " positional argument%s (and %d keyword-only argument%s)" % (
            "s" if given != 1 else "", by_name, "s" if by_name != 1 else "")
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given" % (
        name, takes, "s" if plural else "", given, more, "was" if given == 1 and not by_name else "were"))


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """What kind of attribute each name of a class is, where it is defined, and as what."""
    mro = cls.__mro__
    above = tuple(base for base in type(cls).__mro__ if base not in (type, object))
    names = dir(cls)
    for base in mro:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    result, seen = [], set()
    for name in names:
        found = _found(cls, name, mro, above, name in seen)
        if found is not None:
            result.append(found)
        seen.add(name)
    return result


def _found(cls, name, mro, above, seen):
    home, got, stored = None, None, None
    if not seen and name != "__dict__":
        try:
            got = getattr(cls, name)
        except Exception:
            pass
        else:
            home = getattr(got, "__objclass__", None)
            if home not in mro:
                # The last that gives the same: a class, or what a metaclass computes.
                giving = [base for base in mro if getattr(base, name, None) is got]
                giving += [base for base in above if _from_getattr(base, cls, name, got)]
                home = giving[-1] if giving else None
    for base in mro + above:
        if name in base.__dict__:
            stored = base.__dict__[name]
            if home not in above:
                home = base
            break
    if home is None:
        return None
    kept = got if got is not None else stored
    if isinstance(stored, (staticmethod, types.BuiltinMethodType)):
        kind, kept = "static method", stored
    elif isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
        kind, kept = "class method", stored
    elif isinstance(stored, property):
        kind, kept = "property", stored
    else:
        kind = "method" if isroutine(kept) else "data"
    return Attribute(name, kind, home, kept)


def _from_getattr(base, cls, name, got):
    try:
        return base.__getattr__(cls, name) is got
    except AttributeError:
        return False


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    """What the names mean that a function takes from outside of itself."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    cells = zip(code.co_freevars, func.__closure__ or ())
    nonlocals = {name: cell.cell_contents for name, cell in cells}
    scope = func.__globals__
    builtins = scope.get("__builtins__") or __import__("builtins")
    builtins = builtins if isinstance(builtins, dict) else vars(builtins)
    found = {}, {}
    unbound = set()
    for name in code.co_names:
        place = next((place for place in (0, 1) if name in (scope, builtins)[place]), None)
        if place is None:
            unbound.add(name)
        else:
            found[place][name] = (scope, builtins)[place][name]
    return ClosureVars(nonlocals, *found, unbound)
