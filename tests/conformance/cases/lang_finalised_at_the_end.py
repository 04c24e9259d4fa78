# What is still there at the end is finalised with its functions and globals still there.


class Resource:
    def __init__(self, name, *parts):
        self.name = name
        self.parts = parts

    def __del__(self):
        print("del", self.name, say(), LABEL, other is None)


def say():
    return "hi"


LABEL = "label"
first = Resource("first", Resource("part 1"), Resource("part 2"))
other = [3]
in_list = [Resource("in list 1"), Resource("in list 2")]
circle = Resource("circle")
circle.me = circle
outer = Resource("outer")
inner = Resource("inner")
outer.inner = inner
lost = Resource("lost circle")
lost.me = lost
del lost


def steps():
    try:
        yield 1
    finally:
        print("closed", say(), LABEL)


running = steps()
next(running)
last = Resource("last")
print("end")
