"""What CPython's own tests of asyncio need of CPython's test package."""
