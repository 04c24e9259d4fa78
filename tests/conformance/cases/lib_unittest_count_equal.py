import unittest


class Counts(unittest.TestCase):
    def test_many(self):
        numbers = [(n * 7919) % 20_011 for n in range(20_000)]
        self.assertCountEqual(iter(numbers), sorted(numbers))

    def test_texts(self):
        for first, second in (("abba", "abcc"), ([[1], [2], [1]], ([2], [2])), ([1, True, 1.0], [1])):
            with self.assertRaises(AssertionError) as caught:
                self.assertCountEqual(first, second)
            print(caught.exception)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Counts).run(result)
print(result.testsRun, result.failures, result.errors)
