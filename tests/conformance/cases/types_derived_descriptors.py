# Classes derived from property, classmethod and staticmethod with hooks of their own, which are asked everywhere.
class Told(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return "of the class"
        print("get", end=" ")
        return super().__get__(instance, owner)

    def __set__(self, instance, value):
        print("set", value, end=" ")
        super().__set__(instance, value * 2)

    def __delete__(self, instance):
        print("delete", end=" ")
        super().__delete__(instance)


class Called(classmethod):
    def __get__(self, instance, owner=None):
        return "called", super().__get__(instance, owner)()


class Given(staticmethod):
    def __get__(self, instance, owner=None):
        return "given", super().__get__(instance, owner)()


class Cached(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        key = "_" + self.fget.__name__
        if key not in instance.__dict__:
            instance.__dict__[key] = super().__get__(instance, owner)
        return instance.__dict__[key]


class Labelled(property):
    def __init__(self, fget=None, fset=None, fdel=None, doc=None, label="none"):
        super().__init__(fget, fset, fdel, doc)
        self.label = label
        print("made", label, fget is not None, fset is not None, doc)


class OnlySet(property):
    def __set__(self, instance, value):
        instance.__dict__["kept"] = value


class Plain(property):
    """No hook at all."""


class Room:
    made = 0

    @Told
    def size(self):
        return self._size

    @size.setter
    def size(self, value):
        self._size = value

    @size.deleter
    def size(self):
        del self._size

    @Called
    def name(cls):
        return cls.__name__

    @Given
    def kind():
        return "room"

    @Cached
    def number(self):
        Room.made += 1
        return Room.made

    @Labelled
    def label(self):
        """What it is called."""
        return "label"

    @label.setter
    def label(self, value):
        self._label = value

    only = OnlySet(lambda self: self.__dict__["kept"])
    plain = Plain(lambda self: "plain", lambda self, value: print("plain set", value))
    failing = Told(lambda self: 1 // 0)


class Hall(Room):
    pass


def work(room):
    for size in 1, 2:
        room.size = size
        print(room.size, getattr(room, "size"), room.name, room.kind, room.number)
    room.size += 1
    setattr(room, "size", 7)
    print(vars(room)["_size"])
    del room.size
    room.only = 3
    room.plain = 4
    print(room.only, room.plain, room.label)
    try:
        room.failing
    except ZeroDivisionError as error:
        names = []
        while error.__traceback__:
            names.append(error.__traceback__.tb_frame.f_code.co_name)
            error.__traceback__ = error.__traceback__.tb_next
        print(names)


work(Room())
work(Hall())
hall = Hall()
hall.size = 5
print(super(Hall, hall).size, super(Hall, hall).name, super(Hall, hall).kind)
print(Room.size, Room.name, Hall.name, Hall.kind, type(Room.number).__name__, Room.label.label, Room.label.__doc__)
