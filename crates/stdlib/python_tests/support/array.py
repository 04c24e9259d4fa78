"""Stands for array."""
class array(list):
    def __init__(self, t, x=()):
        self.typecode=t
        list.__init__(self, x)
