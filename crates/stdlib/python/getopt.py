"""Reads options of command lines in the style of C's getopt."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _one(found, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found, rest = [], []
    stops = shortopts.startswith("+") or "POSIXLY_CORRECT" in os.environ
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            args = _one(found, args, shortopts, longopts)
        elif stops:
            rest = args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return found, rest


def _one(found, args, shortopts, longopts):
    first, args = args[0], args[1:]
    if first.startswith("--"):
        return _long(found, first[2:], longopts, args)
    letters = first[1:]
    while letters:
        opt, letters = letters[0], letters[1:]
        at = shortopts.find(opt)
        if at < 0 or opt == ":":
            raise GetoptError(f"option -{opt} not recognized", opt)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            if not letters:
                if not args:
                    raise GetoptError(f"option -{opt} requires argument", opt)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        found.append(("-" + opt, value))
    return args


def _long(found, opt, longopts, args):
    opt, equals, value = opt.partition("=")
    fits = [o for o in longopts if o.startswith(opt)]
    if not fits:
        raise GetoptError(f"option --{opt} not recognized", opt)
    if opt in fits:
        name, takes = opt, False
    elif opt + "=" in fits:
        name, takes = opt, True
    elif len(fits) > 1:
        raise GetoptError(f"option --{opt} not a unique prefix", opt)
    else:
        name, takes = fits[0].removesuffix("="), fits[0].endswith("=")
    if takes:
        if not equals:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append(("--" + name, value))
    return args
