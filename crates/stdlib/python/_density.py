"""Densities that are estimated from a sample, by a kernel around each of its points: `statistics.kde`."""

__name__ = "statistics"

from bisect import bisect_left, bisect_right
from math import atan, cos, cosh, erf, exp, pi, sin, sqrt

from statistics import StatisticsError


def estimate(data, h, kernel, cumulative):
    n = len(data)
    if not n:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
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
