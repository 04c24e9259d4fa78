# A `StopIteration` on the way through `yield from` ends what was delegated to, and is its value.
def stop(value):
    if value == 2:
        raise StopIteration("two")
    return value


def over_map():
    result = yield from map(stop, range(5))
    print("map ended with", result)
    yield "after"


def over_range():
    result = yield from range(3)
    print("range ended with", result)
    yield "after"


class Steps:
    def __iter__(self):
        return self

    def __next__(self):
        return "step"

    def throw(self, error):
        print("throw", repr(error))
        raise StopIteration("thrown")


def over_steps():
    print("steps ended with", (yield from Steps()))
    yield "after"


print(list(over_map()))
for make in (over_range, over_steps):
    generator = make()
    print(next(generator), generator.throw(StopIteration(7)), list(generator))
generator = over_range()
next(generator)
try:
    generator.throw(KeyError(1))
except KeyError as error:
    print(repr(error))
