# Special methods: operators, comparisons, truth, length, items, attributes and texts of objects.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return self.y if index else self.x

    def __contains__(self, number):
        return number == self.x or number == self.y

    def __iter__(self):
        yield self.x
        yield self.y

    def __getattr__(self, name):
        return 0

    def __repr__(self):
        return f"({self.x}, {self.y})"


class Steps:
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return Vector(self.count % 7, 1)


def main():
    place = Vector(0, 0)
    checks = letters = 0
    for step in Steps(150_000):
        place = place + 2 * step + -step
        if step and place != step and not place < step:
            checks += len(step) + step[0] + (1 in step) + step.z
        letters += len(f"{step}")
        for number in step:
            checks += number
    print(place, checks, letters, max(Steps(1000)), sorted(Steps(20_000))[0])


main()
