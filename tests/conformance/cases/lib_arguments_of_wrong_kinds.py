"""Arguments of wrong kinds, places on the command line that are required, and an inverted truth."""
import argparse
import csv
import decimal
import io
import pickle
import warnings
import xml.etree.ElementTree as ET

parser = argparse.ArgumentParser()
for options in [{"action": "store_true"}, {"action": "count"}, {"action": "store_const", "const": 1}, {"nargs": "?"},
                {"nargs": "*"}, {"nargs": "*", "default": 1}, {"nargs": "+"}, {"action": "append_const", "const": 3},
                {"action": "help"}]:
    try:
        print(options, parser.add_argument("x", **options).required)
    except TypeError as error:
        print(options, error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    flag = True
    print(~flag, flag.__invert__(), int.__invert__(flag), (1).__invert__(), len(caught))


def told(function, *args):
    try:
        print(function(*args))
    except TypeError as error:
        print(error)


told(lambda: open("x", encodin="utf-8"))
told(lambda: csv.reader([], delimeter=";"))
told(lambda: decimal.Context(pre=3))
told(lambda: io.StringIO(initial_vale=""))
for wrong in (5, None, "text", [1]):
    told(pickle.loads, wrong)
told(ET.fromstring, 5)
told(warnings.warn, "text", UserWarning, "one")
told(warnings.warn_explicit, "text", UserWarning, "file", "one")
