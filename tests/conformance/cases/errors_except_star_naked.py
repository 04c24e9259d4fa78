# `except*` makes a group of a single exception: it has no traceback of its own, until it is raised.
import sys
import traceback


def fail():
    raise ValueError("x")


def handle():
    try:
        fail()
    except* ValueError as group:
        print(repr(group), group.exceptions, group.__traceback__)
        traceback.print_exception(group, file=sys.stdout)
        raise


def raise_again():
    try:
        fail()
    except* ValueError as group:
        raise group


def raise_other():
    try:
        fail()
    except* ValueError:
        raise KeyError("other")


for function in (handle, raise_again, raise_other):
    try:
        function()
    except BaseException as error:
        traceback.print_exception(error, file=sys.stdout)
