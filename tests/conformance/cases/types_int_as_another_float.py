# Classes derived from `int` may say which float they are: formats and `math` ask.
import math


class Half(int):
    def __float__(self):
        return 42.5

    def __str__(self):
        return "half"


half = Half(2)
print(format(half, "g"), f"{half:.1f}", f"{half:%}", f"{half:8e}", f"{half:d}", f"{half:5}", f"{half}")
print("%f %.1e %d %s" % (half, half, half, half), b"%g" % half)
print(math.sqrt(half), math.floor(half), math.fsum([half, 1]), math.hypot(half, 0))
print(float(half), half * 1.0, 1.0 + half)


class Wrong(int):
    def __float__(self):
        return "x"


class Real(float):
    def __float__(self):
        return 1.0


for use in (lambda: f"{Wrong(1):f}", lambda: "%f" % Wrong(1), lambda: math.sin(Wrong(1))):
    try:
        print(use())
    except TypeError as error:
        print(error)
print(math.sqrt(Real(4)), f"{Real(4):f}", "%g" % Real(4), math.sqrt(True), f"{True:f}")
