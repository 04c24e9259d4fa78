"""Runs a program or a test module under CPython 3.13 with our modules in front of CPython's.

    python3.13 harness.py [--only names] [--reference FOLDER] script.py [arguments]
    python3.13 harness.py [--only names] test.test_contextlib [unittest arguments]

--only       comma-separated modules of ours to use (default: all that exist)
--reference  folder of the virtual-time runner; the script then runs on its clock and simulated network
"""
import importlib.abc
import importlib.util
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = os.path.join(os.path.dirname(HERE), "python")
SHIMS = os.path.join(HERE, "natives")


def locate(folder, name):
    path = os.path.join(folder, *name.split("."))
    if os.path.exists(os.path.join(path, "__init__.py")):
        return os.path.join(path, "__init__.py"), [path]
    if os.path.exists(path + ".py"):
        return path + ".py", None
    return None, None


class Finder(importlib.abc.MetaPathFinder):
    def __init__(self, only):
        self.only = only

    def find_spec(self, name, path=None, target=None):
        if self.only is None or any(name == o or name.startswith(o + ".") for o in self.only):
            file, places = locate(OURS, name)
            if file:
                return importlib.util.spec_from_file_location(name, file, submodule_search_locations=places)
        if name.startswith("_") or name == "simnet":
            file, places = locate(SHIMS, name)
            if file:
                return importlib.util.spec_from_file_location(name, file)
        return None


def install(only=None):
    sys.dont_write_bytecode = True
    for name in list(sys.modules):
        if (only is None or any(name == o or name.startswith(o + ".") for o in only)) and locate(OURS, name)[0]:
            if name not in ("os", "sys", "io", "importlib"):
                del sys.modules[name]
    sys.meta_path.insert(0, Finder(only))


def main(args):
    only = reference = None
    while args and args[0].startswith("--"):
        option = args.pop(0)
        if option == "--only":
            only = args.pop(0).split(",")
        elif option == "--reference":
            reference = os.path.abspath(args.pop(0))
    if reference and "VRUN" not in os.environ:
        sys.path.insert(0, reference)
        import vrun
        env = vrun.environment()
        os.execve(sys.executable, [sys.executable, os.path.join(HERE, "harness.py"),
                                   *(["--only", ",".join(only)] if only else []), *args], env)
    install(only)
    target = args[0]
    if target.endswith(".py"):
        import runpy
        sys.argv[:] = args
        sys.path[0] = os.path.dirname(os.path.abspath(target))
        runpy.run_path(target, run_name="__main__")
    else:
        import unittest
        sys.argv[:] = ["unittest", target, *args[1:]]
        unittest.main(module=None)


if __name__ == "__main__":
    main(sys.argv[1:])
