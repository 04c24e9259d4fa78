"""Densities that are estimated from a sample, by a kernel around each of its points: `statistics.kde`, and
`kde_random`, which draws from them."""

__name__ = "statistics"

from bisect import bisect_left, bisect_right
from math import acos, asin, atan, cos, cosh, erf, exp, log, pi, sin, sqrt, tan

from statistics import NormalDist, StatisticsError


def _check(data, h):
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")


def estimate(data, h, kernel, cumulative):
    _check(data, h)
    n = len(data)
    density, integral, support = _kernel(kernel)
    sample = data if support is None else sorted(data)
    width = None if support is None else h * support

    def around(x):
        """How many points count as a whole, those that count in part, and how many there are."""
        nonlocal sample, n
        if support is None:
            return 0, data, len(data)
        if len(data) != n:
            sample = sorted(data)
            n = len(data)
        first = bisect_left(sample, x - width)
        return first, sample[first:bisect_right(sample, x + width)], n

    def pdf(x):
        _, points, n = around(x)
        return sum(density((x - point) / h) for point in points) / (n * h)

    def cdf(x):
        passed, points, n = around(x)
        return sum((integral((x - point) / h) for point in points), passed) / n

    found, what = (cdf, "CDF") if cumulative else (pdf, "PDF")
    found.__qualname__ = f"kde.<locals>.{found.__name__}"
    found.__doc__ = f"{what} estimate with {h=!r} and {kernel=!r}"
    return found


def _kernel(name):
    """A kernel's density, its integral, and where it ends, if it does."""
    root, across, along = sqrt(2.0 * pi), pi / 4, pi / 2
    match name:
        case "normal" | "gauss":
            return (lambda t: exp(-1 / 2 * t * t) / root), (lambda t: 1 / 2 * (1.0 + erf(t / sqrt(2.0)))), None
        case "logistic":
            return (lambda t: 1 / 2 / (1.0 + cosh(t))), (lambda t: 1.0 - 1.0 / (exp(t) + 1.0)), None
        case "sigmoid":
            return (lambda t: 1 / pi / cosh(t)), (lambda t: 2 / pi * atan(exp(t))), None
        case "rectangular" | "uniform":
            return (lambda t: 1 / 2), (lambda t: 1 / 2 * t + 1 / 2), 1.0
        case "triangular":
            return (lambda t: 1.0 - abs(t)), (lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2), 1.0
        case "parabolic" | "epanechnikov":
            return (lambda t: 3 / 4 * (1.0 - t * t)), (lambda t: -1 / 4 * t**3 + 3 / 4 * t + 1 / 2), 1.0
        case "quartic" | "biweight":
            def integral(t):
                return 3 / 16 * t**5 - 5 / 8 * t**3 + 15 / 16 * t + 1 / 2
            return (lambda t: 15 / 16 * (1.0 - t * t) ** 2), integral, 1.0
        case "triweight":
            def integral(t):
                return 35 / 32 * (-1 / 7 * t**7 + 3 / 5 * t**5 - t**3 + t) + 1 / 2
            return (lambda t: 35 / 32 * (1.0 - t * t) ** 3), integral, 1.0
        case "cosine":
            return (lambda t: across * cos(along * t)), (lambda t: 1 / 2 * sin(along * t) + 1 / 2), 1.0
    raise StatisticsError(f"Unknown kernel name: {name!r}")


def drawing(data, h, kernel, seed):
    """A function that gives a point of the sample, moved as far as the kernel says."""
    from random import Random
    _check(data, h)
    inverse = _inverse(kernel)
    generator = Random(seed)
    random, choice = generator.random, generator.choice

    def rand():
        return choice(data) + h * inverse(random())

    rand.__qualname__ = "kde_random.<locals>.rand"
    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand


def _inverse(name):
    """The inverse of a kernel's integral."""
    match name:
        case "normal" | "gauss":
            return NormalDist().inv_cdf
        case "logistic":
            return lambda p: log(p / (1 - p))
        case "sigmoid":
            return lambda p: log(tan(p * pi / 2))
        case "rectangular" | "uniform":
            return lambda p: 2 * p - 1
        case "triangular":
            return lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p)
        case "parabolic" | "epanechnikov":
            return lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3)
        case "cosine":
            return lambda p: 2 * asin(2 * p - 1) / pi
    density, integral, _ = _kernel(name)

    def inverse(p):
        # Newton's method between bounds that close in, since the slope vanishes at the ends.
        low, high = -1.0, 1.0
        t = 2 * cos((acos(2 * p - 1) + pi) / 3)
        for _ in range(60):
            off = integral(t) - p
            if off < 0.0:
                low = t
            else:
                high = t
            slope = density(t)
            last, t = t, t - off / slope if slope else low
            if not low < t < high:
                t = (low + high) / 2
            if abs(t - last) < 1e-15:
                break
        return t
    return inverse
