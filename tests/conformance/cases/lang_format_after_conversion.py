"""In an f-string a value is converted before the specification is computed."""
log = []


class Told:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        log.append(f"repr {self.name}")
        return self.name

    def __str__(self):
        log.append(f"str {self.name}")
        return self.name

    def __format__(self, spec):
        log.append(f"format {self.name} {spec!r}")
        return self.name


def width(number):
    log.append(f"width {number}")
    return number


print(f"{Told('a')!r:>{width(4)}}|{Told('b')!s:{width(3)}}|{Told('c')!a:{'>'}{width(5)}}|{Told('d'):{width(2)}}|{Told('e')!r:>6}")
print(log)


class Breaks:
    def __repr__(self):
        raise ValueError("first")


try:
    f"{Breaks()!r:{1 / 0}}"
except ArithmeticError as error:
    print(type(error))
except ValueError as error:
    print(error)
