"""Density estimates with every kernel, and their mistakes."""
import statistics

data = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in ("normal", "gauss", "logistic", "sigmoid", "rectangular", "uniform", "triangular", "parabolic",
               "epanechnikov", "quartic", "biweight", "triweight", "cosine"):
    for cumulative in (False, True):
        estimate = statistics.kde(data, 1.5, kernel, cumulative=cumulative)
        print(estimate.__doc__, [round(estimate(x), 14) for x in (-5, -3.3, -0.4, 0, 2.75, 6, 20)])
for args in ([], 1), ([1], 0), (["a"], 1), ([1], -2.0), ([1], 1, "nope"):
    try:
        statistics.kde(*args)
    except Exception as error:
        print(type(error).__name__, error)
sample = [1, 2]
narrow, wide = statistics.kde(sample, 1, "triangular"), statistics.kde(sample, 1)
print(narrow(1.5), round(wide(1.5), 14))
sample.append(1.7)
print(narrow(1.5), round(wide(1.5), 14))
