"""What the simulated machine says of itself."""

import collections

uname_result = collections.namedtuple("uname_result", "system node release version machine processor",
                                      module="platform")

_VERSION = "3.13.0"


def system():
    return "Linux"


def node():
    return "localhost"


def release():
    return "6.1.0"


def version():
    return "#1 SMP"


def machine():
    return "x86_64"


def processor():
    return ""


def uname():
    return uname_result(system(), node(), release(), version(), machine(), processor())


def platform(aliased=False, terse=False):
    return "Linux-6.1.0" if terse else "Linux-6.1.0-x86_64-with-glibc2.36"


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "glibc", "2.36"


def python_implementation():
    return "CPython"


def python_version():
    return _VERSION


def python_version_tuple():
    return tuple(_VERSION.split("."))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    return "main", "Oct  7 2024 00:00:00"


def python_compiler():
    return "GCC"


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def freedesktop_os_release():
    return {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
