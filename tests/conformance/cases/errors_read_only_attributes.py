# Attributes of the library's objects that cannot be set, in CPython's words for types in C and in Python.
import datetime
import decimal
import fractions


class Own(datetime.date):
    label = property(lambda self: "own")


now = datetime.datetime(2024, 1, 1)
for thing, names in ((now, "year hour"), (now.date(), "day"), (now.time(), "minute"), (decimal.Decimal(1), "real"),
                     (fractions.Fraction(1), "numerator"), (Own(2024, 1, 1), "year label")):
    for name in names.split():
        for change in lambda: setattr(thing, name, 5), lambda: delattr(thing, name):
            try:
                change()
            except AttributeError as error:
                print(error)
