# Types that CPython has in C are called by their full names in messages.
import csv
import decimal
import io
import os
import pickle
import threading
import time
import typing

objects = [open(os.devnull), open(os.devnull, "rb"), open(os.devnull, "wb"), open(os.devnull, "rb", buffering=0),
           csv.reader([]), csv.writer(io.StringIO()), threading.local(),
           time.gmtime(0), os.stat(os.devnull), os.scandir("."), decimal.getcontext(), typing.TypeVar("T"),
           typing.ParamSpec("P"), typing.TypeVarTuple("Ts"), pickle.Pickler(io.BytesIO()),
           pickle.Unpickler(io.BytesIO())]


class Own(threading.local):
    pass


async def enter(thing):
    async with thing:
        pass


for thing in objects + [Own()]:
    print(type(thing), type(thing).__name__)
    for action in lambda: thing.nothing, lambda: -thing, lambda: thing(), lambda: enter(thing).send(None):
        try:
            action()
        except (AttributeError, TypeError) as error:
            print("  ", error)
try:
    io.TextIOWrapper.nothing
except AttributeError as error:
    print(error)
