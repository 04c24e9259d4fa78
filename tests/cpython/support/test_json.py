"""The base of CPython's tests of json."""
import json as _json
import unittest
import json.decoder
import json.encoder


class PyTest(unittest.TestCase):
    json = _json
    loads = staticmethod(_json.loads)
    dumps = staticmethod(_json.dumps)
    JSONDecodeError = staticmethod(_json.JSONDecodeError)


class CTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("the same")
