# The command line of unittest, and variables of frames in its reports.
import sys
import unittest


class Numbers(unittest.TestCase):
    def test_sum(self):
        left, right = 2, [1]
        self.assertEqual(left, sum(right), "sums")

    def test_text(self):
        for text in ("a", "b"):
            with self.subTest(text=text):
                self.assertEqual(text, "a")

    def test_fine(self):
        pass


class Quiet(unittest.TextTestResult):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.dots = False


def run(*arguments):
    print("==", *arguments, flush=True)
    runner = unittest.TextTestRunner(sys.stdout, verbosity=0, tb_locals="--locals" in arguments)
    try:
        unittest.main(argv=["numbers.py", *arguments], testRunner=runner)
    except SystemExit as e:
        print("exit", e.code)


sys.stderr = sys.stdout
run("--locals", "Numbers.test_sum", "Numbers.test_text")
run("-k", "fine")
run("-k", "t_[st]*", "-f")
run("--durations", "x")
run("--nonsense")
run("-k")
run("-h")
