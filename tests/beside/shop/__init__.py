"""A package."""
from .stock import take
from . import parts


class Order:
    def __init__(self, what, count):
        self.what = what
        self.count = count

    async def ship(self):
        return await take(self.what, self.count)
