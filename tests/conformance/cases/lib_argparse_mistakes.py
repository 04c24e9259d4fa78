# Which arguments are told as missing, how wide help is, and what is wrong with how an argument is added.
import argparse
import contextlib
import io
import os


def attempt(function):
    errors = io.StringIO()
    try:
        with contextlib.redirect_stderr(errors):
            print(function())
    except SystemExit as error:
        print("exit", error.code, errors.getvalue(), end="")
    except (ValueError, TypeError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)


def parser(**keywords):
    return argparse.ArgumentParser(prog="prog", **keywords)


files = parser()
files.add_argument("source")
files.add_argument("more", nargs="*")
files.add_argument("--option-with-a-long-name", metavar="VALUE", help="something that is explained at length here")
attempt(lambda: files.parse_args([]))
attempt(lambda: files.parse_args(["a"]))
defaults = parser()
defaults.add_argument("source")
defaults.add_argument("more", nargs="*", default=["x"])
attempt(lambda: defaults.parse_args([]))
only = parser()
only.add_argument("more", nargs="*", choices=["a", "b"])
attempt(lambda: only.parse_args([]))
attempt(lambda: only.parse_args(["c"]))
os.environ["COLUMNS"] = "45"
print(files.format_help())
os.environ["COLUMNS"] = "wide"
print(files.format_usage())

attempt(lambda: parser().add_argument("-x", nargs="z"))
attempt(lambda: parser().add_argument("-x", foo=1))
attempt(lambda: parser().add_argument("-x", action="append", foo=1))
attempt(lambda: parser().add_argument("-x", action="append", nargs=0))
attempt(lambda: parser().add_argument("-x", action="count", type=int))
attempt(lambda: parser().add_argument())
attempt(lambda: parser(conflict_handler="x"))
