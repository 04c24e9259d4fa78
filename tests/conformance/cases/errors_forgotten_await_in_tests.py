# coroutines that a test compares or makes without awaiting them are told of before its result
import asyncio, unittest

async def fetch(): return 5

class Plain(unittest.TestCase):
    def test_compares(self):
        self.assertEqual(fetch(), 5)
    def test_fine(self): self.assertEqual(1, 1)

class Loop(unittest.IsolatedAsyncioTestCase):
    async def test_compares(self):
        self.assertEqual(fetch(), 5)
    async def test_makes(self):
        fetch()
    async def test_sleeps(self):
        asyncio.sleep(2)

unittest.main(argv=["tests"], exit=False)

async def main():
    fetch()
    asyncio.sleep(1)
asyncio.run(main(), debug=True)
