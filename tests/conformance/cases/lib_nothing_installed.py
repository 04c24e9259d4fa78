"""What a machine without translations and packages says of them."""

import builtins
import gettext
import sysconfig
from importlib.metadata import PackageNotFoundError, version

_ = gettext.gettext
print(_("Hello"), gettext.ngettext("%d file", "%d files", 1) % 1, gettext.ngettext("%d file", "%d files", 2) % 2)
found = gettext.translation("app", localedir="locale", languages=["de"], fallback=True)
print(found.gettext("x"), type(found), found.info(), found.charset())
found.install()
print(builtins._("y"))
try:
    gettext.translation("app", "locale", ["de"])
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
print(gettext.find("app"), gettext.find("app", all=True), gettext.textdomain(), gettext.textdomain("foo"))
print(gettext.bindtextdomain("foo", "/x"), gettext.bindtextdomain("foo"))
print(gettext.pgettext("c", "m"), gettext.npgettext("c", "a", "b", 3), gettext.dgettext("d", "m"),
      gettext.dngettext("d", "a", "b", 1), gettext.dpgettext("d", "c", "x"), gettext.dnpgettext("d", "c", "x", "y", 2))
gettext.install("app", names=["ngettext"])
print(builtins.ngettext("a", "b", 5))


class Loud(gettext.NullTranslations):
    def gettext(self, message):
        return message.upper()


asked = gettext.NullTranslations()
asked.add_fallback(Loud())
print(asked.gettext("abc"), asked.ngettext("a", "b", 1))

for name in ("package-that-is-not-there", ""):
    try:
        version(name)
    except PackageNotFoundError as error:
        print(repr(error), error, error.name, isinstance(error, ImportError))
    except ValueError as error:
        print(error)
print(sysconfig.get_python_version(), sysconfig.get_platform(), sysconfig.get_config_var("py_version_short"),
      sysconfig.get_config_vars("nope", "VERSION"), sorted(sysconfig.get_paths()), sysconfig.is_python_build(),
      sysconfig.get_path_names(), sysconfig.get_config_var("Py_GIL_DISABLED"), sysconfig.get_default_scheme())
