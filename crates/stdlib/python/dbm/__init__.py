"""Tables of bytes by bytes in files: those of `dbm.sqlite3`, which is what CPython takes where nothing else is said."""

import os

from dbm import sqlite3

__all__ = ["open", "whichdb", "error"]


class error(Exception):
    pass


error = error, OSError


def whichdb(filename):
    try:
        with os.fdopen(os.open(os.fspath(filename), os.O_RDONLY), "rb") as file:
            start = file.read(len(sqlite3._MAGIC))
    except OSError:
        return None
    return "dbm.sqlite3" if start == sqlite3._MAGIC else ""


def open(file, flag="r", mode=0o666):
    known = whichdb(file) if "n" not in flag else None
    if known is None and "c" not in flag and "n" not in flag:
        raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    if known == "":
        raise error[0]("db type could not be determined")
    return sqlite3.open(file, flag, mode)
