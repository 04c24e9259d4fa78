import unittest, asyncio, sys
class T(unittest.TestCase):
    def setUp(self): self.x=1
    def test_ok(self): self.assertEqual(self.x,1)
    def test_fail(self): self.assertEqual([1,2,3],[1,2,4])
    def test_err(self): raise ValueError("boo")
    def test_str(self): self.assertEqual("hello\nworld\n","hello\nwurld\n")
    def test_dict(self): self.assertEqual({"a":1},{"a":2})
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as c: 1/0
        self.assertIn("zero", str(c.exception))
    def test_nr(self):
        with self.assertRaises(KeyError): pass
    @unittest.skip("later")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.assertTrue(False)
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i,1)
    def test_almost(self): self.assertAlmostEqual(1.0,1.1)
    def test_set(self): self.assertEqual({1,2},{2,3})
    def test_re(self): self.assertRegex("abc","x+"); 
    def test_log(self):
        import logging
        with self.assertLogs("q") as cm: logging.getLogger("q").info("hey")
        self.assertEqual(cm.output,["INFO:q:hey"])
    def test_count(self): self.assertCountEqual([1,2,2],[2,1,1], "msg")
    def test_cleanup(self):
        "doc line"
        self.addCleanup(print,"cleaned"); self.assertIsNone(3)
class A(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.q=asyncio.Queue()
    async def test_q(self):
        await self.q.put(1); await asyncio.sleep(1); self.assertEqual(await self.q.get(),1)
    async def test_bad(self):
        await asyncio.sleep(0.5); self.assertTrue(False,"nope")
if __name__=="__main__":
    sys.stderr=sys.stdout
    unittest.main(verbosity=2)
