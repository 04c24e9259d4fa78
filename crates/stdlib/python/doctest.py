"""Examples in docstrings, run and compared with what the docstring says they print."""

import builtins
import inspect
import linecache
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS",
           "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
           "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser",
           "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner",
           "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags"]

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP \
    | IGNORE_EXCEPTION_DETAIL
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


class TestResults(namedtuple("TestResults", "failed attempted")):
    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        if self.skipped:
            return f"TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})"
        return super().__repr__()


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if not count else "1 example" if count == 1 else f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"

    def __lt__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.name, self.filename or "", self.lineno or -1) < (other.name, other.filename or "",
                                                                      other.lineno or -1)


class DocTestParser:
    _EXAMPLE = re.compile(r"""
        (?P<source>(?:^(?P<indent> [ ]*) >>>    .*)(?:\n           [ ]*  \.\.\. .*)*)
        \n?
        (?P<want> (?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)
        """, re.MULTILINE | re.VERBOSE)
    _EXCEPTION = re.compile(r"""
        ^(?P<hdr> Traceback\ \((?: most\ recent\ call\ last|innermost\ last) \) :)
        \s* $ (?P<stack> .*?) ^ (?P<msg> \w+ .*)
        """, re.VERBOSE | re.MULTILINE | re.DOTALL)
    _OPTION = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)

    def parse(self, string, name="<string>"):
        string = string.expandtabs()
        least = min([len(indent) for indent in re.findall(r"^([ ]*)(?=\S)", string, re.MULTILINE)], default=0)
        if least > 0:
            string = "\n".join([line[least:] for line in string.split("\n")])
        output = []
        at = lineno = 0
        for found in self._EXAMPLE.finditer(string):
            output.append(string[at:found.start()])
            lineno += string.count("\n", at, found.start())
            source, options, want, exc_msg = self._parse_example(found, name, lineno)
            if not re.match(r"[ ]*(#.*)?$", source):
                output.append(Example(source, want, exc_msg, lineno, least + len(found["indent"]), options))
            lineno += string.count("\n", found.start(), found.end())
            at = found.end()
        output.append(string[at:])
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def _parse_example(self, found, name, lineno):
        indent = len(found["indent"])
        lines = found["source"].split("\n")
        for number, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + number + 1} of the docstring for {name} lacks blank after "
                                 f"{line[indent:indent + 3]}: {line!r}")
        self._check_prefix(lines[1:], " " * indent + ".", name, lineno)
        source = "\n".join([line[indent + 4:] for line in lines])
        wanted = found["want"].split("\n")
        if len(wanted) > 1 and re.match(r" *$", wanted[-1]):
            del wanted[-1]
        self._check_prefix(wanted, " " * indent, name, lineno + len(lines))
        want = "\n".join([line[indent:] for line in wanted])
        raised = self._EXCEPTION.match(want)
        return source, self._options(source, name, lineno), want, raised["msg"] if raised else None

    def _check_prefix(self, lines, prefix, name, lineno):
        for number, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(f"line {lineno + number + 1} of the docstring for {name} has inconsistent leading "
                                 f"whitespace: {line!r}")

    def _options(self, source, name, lineno):
        options = {}
        for found in self._OPTION.finditer(source):
            for option in found[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        return options


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is None:
            module = sys.modules.get(getattr(obj, "__module__", None)) if not inspect.ismodule(obj) else obj
        file = getattr(module, "__file__", None)
        lines = linecache.getlines(file) if file else []
        globs = dict(vars(module)) if globs is None and module else dict(globs or {})
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines or None, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, obj):
        if module is None:
            return True
        found = inspect.getmodule(obj)
        if found is not None:
            # A function that was wrapped says where the one inside was written.
            return found is module
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, property):
            return True
        return getattr(obj, "__module__", module.__name__) == module.__name__

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse or not (inspect.ismodule(obj) or inspect.isclass(obj)):
            return
        for child, value in list(obj.__dict__.items()):
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            routine = self._is_routine(value)
            wanted = routine or inspect.isclass(value) or not inspect.ismodule(obj) and isinstance(value, property)
            if wanted and self._from_module(module, value):
                self._find(tests, value, f"{name}.{child}", module, lines, globs, seen)
        if inspect.ismodule(obj):
            for child, value in getattr(obj, "__test__", {}).items():
                if isinstance(value, str) or inspect.isroutine(value) or inspect.isclass(value):
                    self._find(tests, value, f"{name}.__test__.{child}", module, lines, globs, seen)

    def _is_routine(self, value):
        if isinstance(value, property):
            return False
        try:
            value = inspect.unwrap(value)
        except ValueError:
            # What gives itself for any attribute, such as `unittest.mock.call`.
            pass
        return inspect.isroutine(value)

    def _get_test(self, obj, name, module, globs, lines):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None) or ""
        doc = doc if isinstance(doc, str) else str(doc)
        if self._exclude_empty and not doc:
            return None
        file = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        return self._parser.get_doctest(doc, globs, name, file, self._line(obj, lines))

    def _line(self, obj, lines):
        """The line where the docstring of `obj` begins, from 0."""
        line = None
        if inspect.ismodule(obj):
            return 0
        if inspect.isclass(obj) and lines is not None:
            head = re.compile(rf"^\s*class\s*{re.escape(obj.__name__)}\b")
            line = next((number for number, text in enumerate(lines) if head.match(text)), None)
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isroutine(obj) and hasattr(inspect.unwrap(obj), "__code__"):
            line = inspect.unwrap(obj).__code__.co_firstlineno - 1
        if line is not None and lines is not None:
            quote = re.compile(r"(^|.*:)\s*\w*(\"|')")
            return next((number for number in range(line, len(lines)) if quote.match(lines[number])), None)
        return line


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        # A character that is written as an escape is the same.
        got, want = (text.encode("ascii", "backslashreplace").decode("ascii") for text in (got, want))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and self._wants_difference(want, got, optionflags):
            import difflib
            wanted, given = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff, kind = list(difflib.unified_diff(wanted, given, n=2))[2:], "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff, kind = list(difflib.context_diff(wanted, given, n=2))[2:], "context diff with expected followed " \
                                                                               "by actual"
            else:
                diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(wanted, given))
                kind = "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indent("".join(diff))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indent(got)}" if got else "Expected nothing\nGot nothing\n"

    def _wants_difference(self, want, got, optionflags):
        return bool(optionflags & REPORT_NDIFF) or want.count("\n") > 2 and got.count("\n") > 2


def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    pieces = want.split(ELLIPSIS_MARKER)
    start, end = 0, len(got)
    if pieces[0]:
        if not got.startswith(pieces[0]):
            return False
        start = len(pieces[0])
    if pieces[-1]:
        if not got.endswith(pieces[-1]):
            return False
        end -= len(pieces[-1])
    if start > end:
        return False
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _indent(text, indent=4):
    return re.sub("(?m)^(?!$)", indent * " ", text)


def _plain_exception(message):
    """The class's name alone."""
    end = message.find("\n")
    end = len(message) if end < 0 else end
    colon = message.find(":", 0, end)
    end = colon if colon >= 0 else end
    return message[message.rfind(".", 0, end) + 1:end]


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class _Collected(StringIO):
    def getvalue(self):
        text = super().getvalue()
        return text + "\n" if text and not text.endswith("\n") else text


class DocTestRunner:
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _Collected()

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + wanted)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + "Exception raised:\n"
            + _indent("".join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        if test.filename:
            line = test.lineno + example.lineno + 1 if test.lineno is not None and example.lineno is not None else "?"
            place = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            place = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{place}\nFailed example:\n{_indent(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        saved = sys.stdout
        write = saved.write if out is None else out
        sys.stdout = self._fakeout
        try:
            return self._run(test, write)
        finally:
            sys.stdout = saved
            self.optionflags = self.original_optionflags
            if clear_globs:
                test.globs.clear()
                builtins._ = None

    def _run(self, test, out):
        failures = tries = skips = 0
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = self.original_optionflags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            raised = None
            self._fakeout.seek(0)
            self._fakeout.truncate()
            try:
                _execute(example.source, f"<doctest {test.name}[{number}]>", test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                raised = sys.exc_info()
            got = self._fakeout.getvalue()
            if raised is None:
                good = self._checker.check_output(example.want, got, self.optionflags)
            else:
                message = traceback.format_exception_only(*raised[:2])[-1] if raised[0] is not SyntaxError \
                    else f"SyntaxError: {raised[1].msg}\n"
                if not quiet:
                    got += "".join(traceback.format_exception(*raised))
                good = None
                if example.exc_msg is not None:
                    good = self._checker.check_output(example.exc_msg, message, self.optionflags)
                    if not good and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                        good = self._checker.check_output(_plain_exception(example.exc_msg),
                                                          _plain_exception(message), self.optionflags)
            if good:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            if not quiet:
                if good is None:
                    self.report_unexpected_exception(out, test, example, raised)
                else:
                    self.report_failure(out, test, example, got)
            failures += 1
            if self.optionflags & FAIL_FAST:
                break
        known = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = known[0] + failures, known[1] + tries, known[2] + skips
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skipped=skips)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        none, good, bad = [], [], []
        failed = tried = skipped = 0
        for name, (failures, tries, skips) in self._stats.items():
            failed += failures
            tried += tries
            skipped += skips
            (none if not tries else bad if failures else good).append((name, failures, tries))

        def items(count):
            return "1 item" if count == 1 else f"{count} items"

        def tests(count, what="test"):
            return f"1 {what}" if count == 1 else f"{count} {what}s"

        if verbose:
            if none:
                print(f"{items(len(none))} had no tests:")
                for name, _, _ in sorted(none):
                    print(f"    {name}")
            if good:
                print(f"{items(len(good))} passed all tests:")
                for name, _, count in sorted(good):
                    print(f" {count:3d} {'test' if count == 1 else 'tests'} in {name}")
        if bad:
            print(self.DIVIDER)
            print(f"{items(len(bad))} had failures:")
            for name, failures, count in sorted(bad):
                print(f" {failures:3d} of {count:3d} in {name}")
        if verbose:
            print(f"{tests(tried)} in {items(len(self._stats))}.")
            shown = f"{tried - failed} passed"
            if failed:
                shown += f" and {failed} failed"
            print(shown + ".")
        if failed:
            shown = f"***Test Failed*** {tests(failed, 'failure')}"
            if skipped:
                shown += f" and {tests(skipped, 'skipped test')}"
            print(shown + ".")
        elif verbose:
            print("Test passed.")
        return TestResults(failed, tried, skipped=skipped)


def _execute(source, filename, globs):
    """Runs an example as the interactive prompt would: the values of expressions are shown."""
    linecache.cache[filename] = len(source), None, source.splitlines(True), filename
    hook, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        exec(compile(source, filename, "single"), globs)
    finally:
        sys.displayhook = hook


class DebugRunner(DocTestRunner):
    def run(self, test, compileflags=None, out=None, clear_globs=True):
        # Where it stops, the names stay.
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    with open(filename, encoding=encoding) as file:
        text = file.read()
    names = dict(globs or {})
    names.update(extraglobs or {})
    names.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, names, name or filename.rpartition("/")[2], filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test)


# Doctests as tests of unittest.

def set_unittest_reportflags(flags):
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


_unittest_reportflags = 0


def _case(test, flags, setUp, tearDown, checker):
    import unittest

    class DocTestCase(unittest.TestCase):
        def setUp(self):
            if setUp is not None:
                setUp(test)

        def tearDown(self):
            if tearDown is not None:
                tearDown(test)

        def runTest(self):
            report = StringIO()
            runner = DocTestRunner(verbose=False, optionflags=flags | _unittest_reportflags, checker=checker)
            runner.DIVIDER = "-" * 70
            results = runner.run(test, out=report.write, clear_globs=False)
            if results.failed:
                line = "unknown line number" if test.lineno is None else str(test.lineno)
                raise self.failureException(
                    f"Failed doctest test for {test.name}\n  File \"{test.filename}\", line {line}, in "
                    f"{test.name.rpartition('.')[2]}\n\n{report.getvalue()}")

        def id(self):
            return test.name

        def __str__(self):
            parts = test.name.split(".")
            return f"{parts[-1]} ({'.'.join(parts[:-1])})"

        def shortDescription(self):
            return "Doctest: " + test.name

    DocTestCase.__qualname__ = "DocTestCase"
    return DocTestCase()


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, *, setUp=None, tearDown=None, checker=None,
                 optionflags=0):
    import unittest
    if module is None:
        module = sys.modules["__main__"]
    elif isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = unittest.TestSuite()
    for test in tests:
        if test.examples:
            suite.addTest(_case(test, optionflags, setUp, tearDown, checker))
    return suite


def DocFileSuite(*paths, globs=None, setUp=None, tearDown=None, optionflags=0, parser=DocTestParser(), encoding=None,
                 module_relative=True, package=None):
    import unittest
    suite = unittest.TestSuite()
    for path in paths:
        with open(path, encoding=encoding) as file:
            names = dict(globs or {}, __file__=path)
            suite.addTest(_case(parser.get_doctest(file.read(), names, path.rpartition("/")[2], path, 0), optionflags,
                                setUp, tearDown, None))
    return suite
