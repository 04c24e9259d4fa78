class Described(property):
    """A property that takes more than `property` does, and shows something of its class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None, on_class=None):
        self.on_class = on_class
        property.__init__(self, fget, fset, fdel, doc)

    def __get__(self, instance, owner=None):
        return self.on_class if instance is None else property.__get__(self, instance, owner)


class Room:
    width = 4

    @Described
    def area(self):
        "What it measures."
        return self.width * 5

    side = Described(lambda self: self.width, None, None, "One side.", on_class="metres")
    empty = Described(on_class=0)


room = Room()
print(Room.area, room.area, Room.side, room.side, Room.empty)
print(Room.__dict__["area"].__doc__, Room.__dict__["side"].__doc__, Room.__dict__["empty"].__doc__)
try:
    room.empty
except AttributeError as error:
    print(error)


class Late(property):
    def __init__(self, name):
        self.label = name


late = Late("x")
print(late.label, late.fget, late.fset)
late.__init__("y")
print(late.label)

again = property(lambda self: 1, doc=None)
print(again.__doc__, again.fget(0))
again.__init__(lambda self: 2, doc="anew")
print(again.__doc__, again.fget(0), again.fset)
for wrong in (lambda: property(1, 2, 3, 4, 5), lambda: property(get=3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
