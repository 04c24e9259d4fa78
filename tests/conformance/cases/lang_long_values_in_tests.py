# How unittest shortens the values in its messages.
import unittest


class Test(unittest.TestCase):
    def runTest(self):
        pass


test = Test()
pairs = [
    ("a" * 200, "a" * 200 + "b"),
    (list(range(100)), range(100)),
    ("x" * 100, "y" * 100),
    ("abc" * 30, "abc" * 29 + "abd"),
    ("z" * 300, "z" * 150 + "q" * 150),
    ("", "q" * 100),
    ("a" * 79, "b" * 77),
    ((1, 2), (1, 3)),
]
for first, second in pairs:
    try:
        test.assertEqual(first, second)
    except AssertionError as error:
        print(str(error).splitlines()[0])
