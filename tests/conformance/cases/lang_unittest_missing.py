# Tests that are asked for by name and are not there.
import io
import sys
import unittest


class Sums(unittest.TestCase):
    def test_one(self):
        self.assertEqual(1 + 1, 2)


def run(*names):
    loader = unittest.TestLoader()
    tests = loader.loadTestsFromNames(names, sys.modules["__main__"])
    print(tests)
    for error in loader.errors:
        lines = error.splitlines()
        print(lines[0], "|", lines[-1])
    stream = io.StringIO()
    unittest.TextTestRunner(stream, verbosity=2).run(tests)
    report = stream.getvalue().splitlines()
    print("\n".join(line for line in report if not line.startswith(("  ", "Traceback", "Ran"))))


run("Sums.test_one")
run("Sums.test_two", "Sums.test_one")
run("Products")
loader = unittest.TestLoader()
for name in "missing", "math.nothing", "__main__.Sums.test_one":
    print(loader.loadTestsFromName(name))
print(len(loader.errors), *[error.splitlines()[0] for error in loader.errors])
