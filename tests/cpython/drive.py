"""Runs CPython's own tests, unmodified and as they are installed, on our machine; `cargo xtask conformance` calls it.

    python3.13 drive.py --command "interleave run --cpu off" [--out FOLDER] [--top N] [NAME ...]

Without names it runs those of `suites.txt`. What a module imports of its neighbours and the library has not is put
before it as text (from `support/`, or from CPython's own folder of tests), so that one file holds all.

Prints how many of each module's tests pass, and lists the others with the reason that `known.txt` gives for them. A
failure without a reason is an error, and so is a reason for a test that passes. A reason `left out: …` keeps a test
from running that would end the others with it. Whole reports are in FOLDER/NAME.log.
"""
import argparse
import ast
import glob
import importlib
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SUPPORT = os.path.join(HERE, "support")
TESTS = os.path.join(sysconfig.get_paths()["stdlib"], "test")

OURS = {
    "test.test_json": "test_json", "test.test_import": "test_import",
    "test.test_unittest": "test_import", "_pyio": "pyio", "sysconfig": "sysconfig",
    "test.test_tomllib": "test_tomllib", "test.test_importlib.util": "importlib_util",
    "test.test_asyncio.utils": "asyncio_utils", "pydoc": "pydoc", "_py_abc": "py_abc",
}
# Of these only what a test asks for is missing: the module is there, and everything in it is a stand-in.
STAND_INS = ("dis", "tokenize", 
             "_colorize", "_datetime", "_string", "_testcapi", "_testinternalcapi",
             "_testlimitedcapi", "_opcode", "opcode", "symtable", "marshal", "zipfile", "pyexpat", "tracemalloc",
             "_warnings", "pyperf", "fcntl", "pwd", "_uuid",
             "mailbox", "tty", "pty", "bdb", "pdb", "faulthandler", "_ast", "_pickle", "_imp", "_operator", "_colorize",
             "multiprocessing.util", "tarfile", "posix", "nt", "concurrent.futures.interpreter", "xmlrpc", "nturl2path",
             "http.server", "test.support.asyncore", "test.support.smtpd", 
             "test.support.bytecode_helper", "test.support.pty_helper", "test._test_multiprocessing",
             "filecmp", "email.message", "encodings", "_hashlib", "_blake2", "_sha1", "_sha2",
             "_sha3", "_md5", "_threading_local", "_locale", "zipimport", "xml.dom")
# The modules that tests are of are not stood in for.
REAL = {"test_subprocess": ("subprocess", "select", "selectors"), "test_signal": ("subprocess", "select"),
        "test_selectors": ("select", "selectors", "socket"), "test_shelve": ("shelve", "dbm")}
ANNOTATED = tuple("test.typinganndata." + name for name in (
    "ann_module", "ann_module2", "ann_module3", "ann_module4", "ann_module5", "ann_module6", "ann_module7", "ann_module9",
    "ann_module8", "ann_module695", "mod_generics_cache", "_typed_dict_helper"))
CPYTHONS = (*ANNOTATED, "test.list_tests", "test.seq_tests", "test.mapping_tests", "test.string_tests", "test.test_contextlib",
            "test.test_set", "test.test_iter", "test.datetimetester", "test.lock_tests", "test.test_math", "test.pickletester",
            "test.test_genericpath", "test.re_tests", "test.support.hashlib_helper", "test.support.logging_helper",
            "test.test_concurrent_futures.util", "test.test_concurrent_futures.executor",
            "test.test_inspect.inspect_fodder", "test.test_inspect.inspect_fodder2",
            "test.test_inspect.inspect_stock_annotations", "test.test_inspect.inspect_stringized_annotations",
            "test.test_inspect.inspect_stringized_annotations_2",
            "test.test_inspect.inspect_stringized_annotations_pep695",
            "test.test_unittest.support", "test.test_unittest.test_result", "test.test_tomllib.burntsushi",
            "test.test_warnings.data.stacklevel", "test.test_warnings.data.package_helper", "test.test_fractions", "test.test_pathlib.test_pathlib_abc",
            "test.test_zoneinfo._support", "test.test_doctest.sample_doctest", "test.test_doctest.doctest_lineno",
            "test.test_doctest.sample_doctest_no_docstrings", "test.test_doctest.sample_doctest_no_doctests",
            "test.test_doctest.sample_doctest_skip", "test.test_doctest.sample_doctest_errors", "test.test_doctest.decorator_mod",
            "test.test_doctest.test_doctest2", "test.multibytecodec_support",
            "test.test_future_stmt.future_test1", "test.test_future_stmt.future_test2", "test.test_future_stmt.import_nested_scope_twice", "test.test_unittest.testmock.support",
            "test.test_asyncio.functional", "test.test_ast.utils", "test.test_ast.snippets", "test.support.ast_helper")
# Their classes are told by the names that they have in a module, so that their text is executed as one.
WHOLE = ("test.pickletester", "test.test_concurrent_futures.executor")
# Their sources are asked for, so that they lie on the disk as well.
ON_DISK = tuple("test.test_inspect.inspect_" + name for name in (
    "fodder", "fodder2", "stock_annotations", "stringized_annotations", "stringized_annotations_2",
    "stringized_annotations_pep695"))
# What modules lack that the tests ask for before they begin, by a text in those tests.
LACKS = {
    # Their network is that of the program itself.
    "test_socketserver": "_support.requires, _support.SOCK_MAX_SIZE = lambda resource, msg=None: None, 2 ** 20\n",
    "test_timeout": "_support.requires = lambda resource, msg=None: None\n",
    "import proactor_events": "_register('asyncio.proactor_events', lambda: {'BaseProactorEventLoop': type('', (), {})})\n",
    "import tty": "_register('tty', lambda: {'__getattr__': _stand_in})\n",
    "test_asyncio/test_subprocess": "_support.has_subprocess_support = True\n"
                                    "import asyncio.unix_events as _unix\n_unix.can_use_pidfd = lambda: True\n",
    "test_subprocess": "_support.has_subprocess_support = True\n"
                       "import selectors as _selectors, subprocess as _subprocess\n"
                       "_subprocess._active, _subprocess._cleanup = [], lambda: None\nvars(_selectors).pop('PollSelector', None)\n",
    "test_shutil": "import shutil as _shutil\n"
                   "_shutil._use_fd_functions = _shutil._USE_CP_SENDFILE = _shutil._USE_CP_COPY_FILE_RANGE = False\n"
                   "_shutil.COPY_BUFSIZE, _shutil._GiveupOnFastCopy = 1, None\n"
                   "for _name in ('make_archive', 'unpack_archive', 'register_archive_format', 'get_archive_formats',\n"
                   "              'unregister_archive_format', 'register_unpack_format', 'unregister_unpack_format',\n"
                   "              'get_unpack_formats', 'RegistryError'):\n    setattr(_shutil, _name, None)\n",
    "test.test_dbm": "_register('test.test_dbm', lambda: {'dbm_iterator': lambda: []})\n",
    "supports_bytes_environ": "import os as _os\n_os.supports_bytes_environ = False\n",
    "from unittest.util import": "import unittest.util as _util\n_util.sorted_list_difference = _util.unorderable_list_difference = None\n",
    "from platform import win32_": "import platform as _platform\n_platform.win32_is_iot = _platform.win32_edition = lambda: None\n",
    "multiprocessing.shared_memory": "_register('multiprocessing.shared_memory', lambda: {'__getattr__': _stand_in})\n",
}
# Parts of CPython's library that only tests need.
OF_THE_LIBRARY = ("pickletools", "_compat_pickle")

HEAD = '''import sys as _sys, types as _types
def _register(name, make):
    module = _types.ModuleType(name)
    _sys.modules[name] = module
    names = dict(make())
    names.pop("__name__", None)
    module.__dict__.update(names)
    if "." in name:
        package, child = name.rsplit(".", 1)
        __import__(package)
        setattr(_sys.modules[package], child, module)
def _execute(name, text):
    module = _sys.modules[name] = _types.ModuleType(name)
    exec(compile(text, name, "exec"), module.__dict__)
def _execute_file(name, text):
    path = "/" + name.replace(".", "/") + ".py"
    _support.put_file(path.rpartition("/")[0], path.rpartition("/")[2], text)
    module = _sys.modules[name] = _types.ModuleType(name)
    module.__file__ = path
    package, _, child = name.rpartition(".")
    setattr(_sys.modules[package], child, module)
    exec(compile(text, path, "exec"), module.__dict__)
import test.support as _support
'''
MORE = '''for _name, _value in vars(_sys.modules["support_more"]).items():
    if not hasattr(_support, _name):
        setattr(_support, _name, _value)
'''


def literals():
    """The lists of number literals that test_grammar holds."""
    text = open(os.path.join(TESTS, "test_grammar.py")).read()
    return "".join(re.findall(r"^(?:VALID|INVALID)_UNDERSCORE_LITERALS = \[.*?^\]\n", text, re.M | re.S))


def text_of(module):
    """A module of CPython's tests: its imports from neighbours with their whole names, its text without names of
    characters, of which the machine knows few."""
    text = open(os.path.join(TESTS, *module.split(".")) + ".py").read()
    package = package_of(module)
    text = re.sub(r"^(\s*from )\.(?=[\w ])", rf"\1{package}.", text, flags=re.M)
    text = re.sub(rf"^(\s*from {package})\. import", r"\1 import", text, flags=re.M)
    return text.replace("\\N{NARROW NO-BREAK SPACE}", "\\u202f").replace("\\N{NO-BREAK SPACE}", "\\xa0")


def package_of(module):
    return "test." + module.rpartition(".")[0] if "." in module else "test"


def source_of(module):
    if module in OF_THE_LIBRARY:
        return open(os.path.join(os.path.dirname(TESTS), module + ".py")).read()
    if module in OURS:
        path = os.path.join(SUPPORT, OURS[module] + ".py")
        return open(path).read() if os.path.exists(path) else None
    if module == "test.test_grammar":
        return literals()
    return text_of(module.removeprefix("test."))


def data(text):
    """Writes the files beside the tests that one of them names to the disk of the program."""
    found = ""
    for name in sorted(set(re.findall(r"['\"]([\w/]+\.txt)['\"]", text))):
        for folder in ("", "mathdata"):
            path = os.path.join(TESTS, folder, name)
            if os.path.exists(path):
                found += f"_support.put_file({folder!r}, {name!r}, {open(path).read()!r})\n"
    for name in sorted(set(re.findall(r"['\"]([\w-]+\.xml)['\"]", text))):
        path = os.path.join(TESTS, "xmltestdata", name)
        if os.path.exists(path):
            found += f"_support.put_file('xmltestdata', {name!r}, {open(path, encoding='utf-8').read()!r})\n"
    if "test.test_tomllib" in text:
        for path in sorted(glob.glob(os.path.join(TESTS, "test_tomllib", "data", "**", "*.*"), recursive=True)):
            folder, name = os.path.split(os.path.relpath(path, os.path.join(TESTS, "test_tomllib")))
            found += f"_support.put_file({folder!r}, {name!r}, {open(path, 'rb').read()!r})\n"
    if "decimaltestdata" in text:
        # Those of the formats of a fixed size say the same of other contexts.
        for path in sorted(glob.glob(os.path.join(TESTS, "decimaltestdata", "*.decTest"))):
            folder, name = os.path.split(path)
            if name[:2] not in ("dd", "dq", "ds", "de"):
                found += f"_support.put_file('decimaltestdata', {name!r}, {open(path, errors='replace').read()!r})\n"
    return found


def all_names(found):
    """The names of a `from … import *`, which may not stand in a function."""
    names = importlib.import_module(found[1]).__all__
    return f"from {found[1]} import {', '.join(names)}"


def stand_ins(own, text):
    """Registers the modules that are not here and that the tests import before they begin."""
    found = []
    for module in STAND_INS:
        if module in REAL.get(own, ()):
            continue
        name = re.escape(module)
        if re.search(rf"^(?:>>> )?(?:import|from) +(?:[\w, ]+, *)?{name}\b|^from {re.escape(module.rpartition('.')[0] or '-')} "
                     rf"import [^\n]*\b{re.escape(module.rpartition('.')[2])}\b|\bimport_module\(['\"]{name}['\"]", text, re.M):
            found.append(module)
    more = {"pyexpat": "'version_info': (2, 6, 3), "}
    return "".join(f"_register({module!r}, lambda: {{{more.get(module, '')}'__getattr__': _stand_in, '__path__': []}})\n"
                   for module in found)


def as_function(module, text):
    if module in ON_DISK:
        return f"_execute_file({module!r}, {text!r})\n"
    if module in WHOLE + OF_THE_LIBRARY:
        return f"_execute({module!r}, {text!r})\n"
    text = re.sub(r"^if __name__ == ['\"]__main__['\"]:\n(?:[ \t].*\n|\n)*\Z", "", text, flags=re.M)
    text = re.sub(r"^from __future__ .*$", "pass", text, flags=re.M)
    text = re.sub(r"^from (\w+) import \*.*$", all_names, text, flags=re.M)
    body = "\n".join(["    " + line if line.strip() else line for line in text.splitlines()])
    name = "_make_" + module.replace(".", "_")
    return f"def {name}():\n{body}\n    return locals()\n_register({module!r}, {name})\n"


def needed(text, own, found):
    for module in [*OURS, *CPYTHONS, *OF_THE_LIBRARY, "test.test_grammar"]:
        if module in found or module == own or module in REAL.get(own.removeprefix("test."), ()):
            continue
        package, _, child = module.rpartition(".")
        patterns = [rf"\b(?:from|import) +{re.escape(module)}\b"]
        if package:
            patterns += [rf"from {re.escape(package)} import [^\n]*\b{child}\b",
                         rf"from {re.escape(package)} import \([^)]*\b{child}\b"]
        if any(re.search(pattern, text) for pattern in patterns):
            source = source_of(module)
            if source is None:
                continue
            if module not in OF_THE_LIBRARY:
                needed(source, own, found)
            found[module] = source


LEFT_OUT = '''import unittest as _unittest
_names_of = _unittest.TestLoader.getTestCaseNames
_unittest.TestLoader.getTestCaseNames = lambda self, case: [
    name for name in _names_of(self, case) if not {name, f"{case.__name__}.{name}"} & set(%r)]
'''


def program(name, left_out):
    text = text_of(name.replace("/", "."))
    if name in ("test_patma", "test_decimal"):
        # What they do as programs needs a library.
        text = text[:text.rindex("if __name__ ==")]
    if name == "test_uuid":
        # The rest is of how addresses of network devices are found.
        text = text[:text.index("class BaseTestInternals:")]
    if name == "test_decimal":
        # It tests CPython's module in C and the one in Python: here there is one.
        text = re.sub(r"^class Py\w+\(\w+, unittest\.TestCase\):\n(?: .*\n|\n)+", "", text, flags=re.M)
        text = text.replace("('Py', P)", "('Py', None)").replace("for mod in C, P:", "for mod in C, None:")
    text = re.sub(r"unittest\.main\(module=['\"].*?['\"]\)", "unittest.main()", text)
    if not re.search(r"^(if __name__ ==.*\n +)?unittest\.main\(", text, re.M):
        text += "\n\nimport unittest\nif __name__ == '__main__':\n    unittest.main()\n"
    found = {}
    needed(text, "test." + name, found)
    head = HEAD + as_function("support_more", open(os.path.join(SUPPORT, "support_more.py")).read()) + MORE
    for package in sorted({module.rsplit(".", parts)[0] for module in found for parts in range(1, module.count("."))}):
        head += f"if {package!r} not in _sys.modules: _register({package!r}, lambda: {{'__path__': []}})\n"
    head += data(text + "".join(found.values()))
    head += "_stand_in = _sys.modules['support_more'].__getattr__\n" + stand_ins(name, text + "".join(found.values()))
    own = "test." + name.replace("/", ".")
    if own in text:
        # What it executes imports from it.
        head += f"_sys.modules[{own!r}] = _sys.modules['__main__']\n"
    if any(module in ANNOTATED for module in found):
        head += "_register('test.typinganndata', dict)\n"
    if any("_check_system_limits" in source for source in found.values()):
        head += "import concurrent.futures.process as _pools\n_pools._check_system_limits = lambda: None\n"
        head += "_register('multiprocessing.util', lambda: {'__getattr__': _stand_in})\n"
    if name.startswith("test_asyncio/"):
        head += as_function("asyncio_twins", open(os.path.join(SUPPORT, "asyncio_twins.py")).read())
    for module, text_of_it in LACKS.items():
        if module in text or module in name:
            head += text_of_it
    if any("pathlib._abc" in source for source in found.values()):
        # The classes that no program sees.
        head += "import pathlib._abc as _abc\nfor _name in ('ParserBase', 'PurePathBase', 'PathBase'):\n"
        head += "    setattr(_abc, _name, type(_name, (), {}))\n"
    if left_out:
        head += LEFT_OUT % (left_out,)
    future = "".join(re.findall(r"^from __future__ .*\n", text, re.M))
    text = re.sub(r"^from __future__ .*\n", "\n", text, flags=re.M)
    documented = ast.get_docstring(ast.parse(text), clean=False)
    if documented:
        head += f"__doc__ = {documented!r}\n"
    return future + head + "".join([as_function(*item) for item in found.items()]) + text


class Outcome:
    """What a module's tests came to."""

    def __init__(self, text):
        self.text = text
        ran = re.findall(r"^Ran (\d+) tests?", text, re.M)
        self.ended = bool(ran) and bool(re.search(r"^(OK|FAILED)", text, re.M))
        self.ran = int(ran[-1]) if ran else 0
        skipped = re.findall(r"\bskipped=(\d+)", text)
        self.skipped = int(skipped[-1]) if skipped else 0
        self.failed = {}
        for block in re.split(r"^={70}\n", text, flags=re.M)[1:]:
            title = re.match(r"(?:FAIL|ERROR): (.*)", block)
            if title is None:
                continue
            whole = re.search(r"\(([\w.<>]+)\)", title[1])
            test = whole[1] if whole else title[1].removesuffix(" ()")
            lines = re.findall(r"^([A-Za-z_.]*(?:Error|Exception|Warning|Exit|Iteration|Group|Interrupt)\b.*)", block, re.M)
            line = lines[-1] if lines else block.strip().splitlines()[-1]
            self.failed[test.removeprefix("__main__.")] = line[:170]

    @property
    def passed(self):
        return self.ran - self.skipped - len([test for test in self.failed if "." in test])


def known_failures():
    """Module, test: reason."""
    found = {}
    with open(os.path.join(HERE, "known.txt")) as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, _, reason = line.strip().partition(": ")
                module, test = name.split()
                found.setdefault(module, {})[test] = reason
    return found


def show_groups(outcome, top):
    groups = {}
    for test, line in outcome.failed.items():
        groups.setdefault(line, []).append(test)
    for line, tests in sorted(groups.items(), key=lambda item: -len(item[1]))[:top]:
        print("   %3d %s   [%s]" % (len(tests), line, ", ".join(tests[:3])))


def judge(name, outcome, reasons):
    """Prints a module's figures; how many things about it are not as known."""
    if not outcome.ended:
        reason = reasons.get("*")
        last = (outcome.text.strip().splitlines() or [""])[-1]
        print(f"{name:38} does not run: {reason or 'UNEXPECTED: ' + last}", flush=True)
        return 0 if reason else 1
    wrong = 0
    print(f"{name:38} {outcome.passed:4} of {outcome.ran - outcome.skipped:4} pass, {outcome.skipped} skipped",
          flush=True)
    for test, line in sorted(outcome.failed.items()):
        reason = next((reasons[key] for key in (test, test.rpartition(".")[0] + ".*", test.rpartition(".")[2])
                       if key in reasons), None)
        if reason is None:
            wrong += 1
        print(f"    {test}: {reason or 'UNEXPECTED: ' + line}")
    for test, reason in reasons.items():
        if reason.startswith("left out: "):
            print(f"    {test}: {reason}")
            continue
        held = [key for key in outcome.failed if key == test or key.rpartition(".")[2] == test
                or test.endswith(".*") and key.startswith(test[:-1])]
        if not held:
            wrong += 1
            print(f"    {test}: UNEXPECTED: passes, but known.txt has a reason why it does not")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", required=True)
    parser.add_argument("--out")
    parser.add_argument("--top", type=int, default=0, help="also show so many kinds of failures of a module")
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    names = args.names or open(os.path.join(HERE, "suites.txt")).read().split()
    out = args.out or tempfile.mkdtemp()
    os.makedirs(out, exist_ok=True)
    known = known_failures()
    wrong = passed = ran = 0
    for name in names:
        short = name.split("/")[0] if name.endswith("__init__") else name.replace("/", "_")
        with open(os.path.join(out, short + ".py"), "w") as file:
            left_out = [test for test, reason in known.get(name, {}).items() if reason.startswith("left out: ")]
            file.write(program(name, left_out))
        try:
            done = subprocess.run([*shlex.split(args.command), short + ".py"], cwd=out, capture_output=True, text=True,
                                  timeout=args.timeout, stdin=subprocess.DEVNULL, errors="replace")
            text = done.stderr + "\n" + done.stdout
        except subprocess.TimeoutExpired as err:
            text = (err.stderr or b"").decode(errors="replace") + "\nno end within the limit of time"
        with open(os.path.join(out, short + ".log"), "w") as file:
            file.write(text)
        outcome = Outcome(text)
        wrong += judge(name, outcome, known.get(name, {}))
        show_groups(outcome, args.top)
        passed += outcome.passed
        ran += outcome.ran - outcome.skipped
    print(f"{passed} of {ran} of CPython's tests pass in {len(names)} modules; {wrong} not as known")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
