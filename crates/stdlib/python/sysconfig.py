"""How the Python of the simulated machine is set up."""

import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path",
           "get_path_names", "get_paths", "get_platform", "get_python_version", "get_scheme_names",
           "get_default_scheme", "get_preferred_scheme"]

_SCHEMES = {
    "posix_prefix": {
        "stdlib": "{installed_base}/lib/python3.13", "platstdlib": "{platbase}/lib/python3.13",
        "purelib": "{base}/lib/python3.13/site-packages", "platlib": "{platbase}/lib/python3.13/site-packages",
        "include": "{installed_base}/include/python3.13", "platinclude": "{installed_base}/include/python3.13",
        "scripts": "{base}/bin", "data": "{base}"},
    "posix_user": {
        "stdlib": "{userbase}/lib/python3.13", "platstdlib": "{userbase}/lib/python3.13",
        "purelib": "{userbase}/lib/python3.13/site-packages", "platlib": "{userbase}/lib/python3.13/site-packages",
        "include": "{userbase}/include/python3.13", "scripts": "{userbase}/bin", "data": "{userbase}"},
}
_variables = {}


def get_python_version():
    return "3.13"


def get_platform():
    return "linux-x86_64"


def is_python_build(check_home=None):
    return False


def get_scheme_names():
    return tuple(sorted(_SCHEMES))


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    if key not in ("prefix", "home", "user"):
        raise ValueError(f"no scheme for {key!r}")
    return "posix_user" if key == "user" else "posix_prefix"


def get_path_names():
    return ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")


def get_config_vars(*args):
    if not _variables:
        import os
        _variables.update(
            prefix=sys.prefix, exec_prefix=sys.exec_prefix, py_version="3.13.0", py_version_short="3.13",
            py_version_nodot="313", installed_base=sys.base_prefix, base=sys.prefix,
            installed_platbase=sys.base_exec_prefix, platbase=sys.exec_prefix, platlibdir="lib",
            implementation="Python", implementation_lower="python", abiflags="", py_version_nodot_plat="",
            userbase=os.path.expanduser("~/.local"), projectbase=sys.prefix + "/bin", VERSION="3.13",
            LDVERSION="3.13", EXT_SUFFIX=".cpython-313-x86_64-linux-gnu.so", SOABI="cpython-313-x86_64-linux-gnu",
            MULTIARCH="x86_64-linux-gnu", EXE="", SHLIB_SUFFIX=".so", SIZEOF_VOID_P=8, WITH_PYMALLOC=1, Py_DEBUG=0,
            Py_ENABLE_SHARED=0, Py_GIL_DISABLED=0, CC="gcc", CXX="g++",
            BINDIR=sys.prefix + "/bin", LIBDIR=sys.prefix + "/lib", INCLUDEPY=sys.prefix + "/include/python3.13")
    return [_variables.get(name) for name in args] if args else _variables


def get_config_var(name):
    return get_config_vars().get(name)


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    paths = _SCHEMES[scheme]
    if not expand:
        return dict(paths)
    values = {**get_config_vars(), **(vars or {})}
    return {name: path.format(**values) for name, path in paths.items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


def get_config_h_filename():
    return get_path("include") + "/pyconfig.h"


def get_makefile_filename():
    return get_path("stdlib") + "/config-3.13-x86_64-linux-gnu/Makefile"
