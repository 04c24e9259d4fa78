# Operands that nobody else holds are dropped behind the operation, the left one first.


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dropped", self.name)


class Adding(Noted):
    def __add__(self, other):
        return "sum"

    def __lt__(self, other):
        return NotImplemented


print(Noted(1) == Noted(2))
print(Noted(3) != Adding(4))
print(Adding(5) + Noted(6))
print(Noted(7) is Noted(8), Noted(9) in [Noted(10)])
try:
    Adding(11) < Adding(12)
except TypeError as e:
    print(e)
if Noted(13) == Noted(14):
    print("equal")
