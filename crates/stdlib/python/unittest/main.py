"""unittest.main(): runs the tests of the program itself."""

import sys
from . import loader, runner

__unittest = True


_EXAMPLES = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _pattern(text):
    """What a name is compared with that `-k` looks for."""
    return text if "*" in text else f"*{text}*"


class TestProgram:
    """Runs tests as the command line says, and ends the program with what came of them."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.buffer = buffer
        self.verbosity = verbosity
        self.tb_locals = tb_locals
        self.durations = durations
        # Without a word from the program, each warning is shown once per place.
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names = []
        arguments = iter(argv[1:])
        for argument in arguments:
            if argument in ("-v", "--verbose"):
                self.verbosity = 2
            elif argument in ("-q", "--quiet"):
                self.verbosity = 0
            elif argument in ("-f", "--failfast"):
                self.failfast = True
            elif argument in ("-b", "--buffer"):
                self.buffer = True
            elif argument == "-k":
                pattern = next(arguments, None)
                if pattern is None:
                    names = self._parsed(argv)
                    break
                self.testNamePatterns = (self.testNamePatterns or []) + [_pattern(pattern)]
            elif argument.startswith("-"):
                names = self._parsed(argv)
                break
            else:
                names.append(argument)
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = self.defaultTest,
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _parsed(self, argv):
        """The names on a command line with other options than the few above."""
        import argparse
        import os
        if self.progName is None:
            self.progName = os.path.basename(argv[0])
        parser = argparse.ArgumentParser(prog=self.progName)
        parser.print_help = lambda file=None: print(parser.format_help(), _EXAMPLES % {"prog": self.progName},
                                                    sep="\n")
        option = parser.add_argument
        option("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        option("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        option("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        option("--durations", type=int, metavar="N", help="Show the N slowest test cases (N=0 for all)")
        option("-f", "--failfast", action="store_true", help="Stop on first fail or error")
        option("-c", "--catch", dest="catchbreak", action="store_true",
               help="Catch Ctrl-C and display results so far")
        option("-b", "--buffer", action="store_true", help="Buffer stdout and stderr during tests")
        option("-k", dest="testNamePatterns", action="append", type=_pattern,
               help="Only run tests which match the given substring")
        option("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        self.testNamePatterns = None
        parser.parse_args(argv[1:], self)
        return self.tests

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        if isinstance(self.testRunner, type):
            testRunner = self.testRunner(
                verbosity=self.verbosity, failfast=bool(self.failfast), buffer=bool(self.buffer),
                warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
        else:
            testRunner = self.testRunner
        self.result = testRunner.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            elif self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            else:
                sys.exit(0)


main = TestProgram
