# Small things that examples of the manual use: drawing from a density, the limits of blake2, names that dir() knows
# before they are used, a tree of one statement, devices, and paths without a name.
import ast
import collections
import enum
import functools
import hashlib
import inspect
import random
import socket
import statistics
import string
import threading
from pathlib import PurePosixPath, PureWindowsPath

sample = [3.5, -1.25, 0.5, 7.0]
for kernel in ("normal", "gauss", "logistic", "sigmoid", "rectangular", "uniform", "triangular", "parabolic",
               "epanechnikov", "quartic", "biweight", "triweight", "cosine"):
    draw = statistics.kde_random(sample, 0.75, kernel, seed=4)
    print(kernel, [round(draw(), 9) for _ in range(4)], draw.__doc__)
edge = statistics.kde_random([0], 1, "triweight", seed=1)
print(all(-1 <= edge() <= 1 for _ in range(500)))
for wrong in ([], 1), (["a"], 1), (sample, 0), (sample, 1, "square"):
    try:
        statistics.kde_random(*wrong)
    except (TypeError, statistics.StatisticsError) as error:
        print(type(error).__name__, error)

for kind in hashlib.blake2b, hashlib.blake2s:
    print(kind, kind.MAX_DIGEST_SIZE, kind.MAX_KEY_SIZE, kind.SALT_SIZE, kind.PERSON_SIZE)
made = hashlib.blake2b(b"page", digest_size=12, key=b"k", salt=b"s" * hashlib.blake2b.SALT_SIZE)
print(made.hexdigest(), type(made) is hashlib.blake2b, isinstance(made.copy(), hashlib.blake2b), made.SALT_SIZE)
print(isinstance(hashlib.new("blake2s"), hashlib.blake2s))
for wrong in (lambda: hashlib.blake2b("x"), lambda: hashlib.blake2b(b"", b""), lambda: hashlib.blake2s(size=1),
              lambda: type("Own", (hashlib.blake2b,), {})):
    try:
        wrong()
    except TypeError as error:
        print(error)

for module, names in ((collections, "ChainMap UserDict"), (enum, "verify UNIQUE"), (functools, "singledispatch"),
                      (random, "gammavariate"), (string, "Template"), (threading, "Timer Barrier")):
    print(module.__name__, set(names.split()) <= set(dir(module)))
for line in ("from collections import chainmap", "from threading import timer", "from string import Templates"):
    try:
        exec(line)
    except ImportError as error:
        import traceback
        print(traceback.format_exception_only(error)[-1].rpartition(".")[2].strip())

print(ast.dump(ast.parse("a = 1; b = 2", mode="single")))
try:
    ast.parse("a = 1\nb = 2", mode="single")
except SyntaxError as error:
    print(error.msg)

for device in "/dev/urandom", "/dev/random", "/dev/zero":
    with open(device, "rb") as file:
        print(device, len(file.read(100)), len(file.read(3)))
with open("/dev/zero", "rb", buffering=0) as file:
    print(file.read(4))

for path in PureWindowsPath("c:/"), PurePosixPath("/"):
    for name in "", "new":
        try:
            path.with_stem(name)
        except ValueError as error:
            print(error)

print(socket.has_dualstack_ipv6() in (True, False))
