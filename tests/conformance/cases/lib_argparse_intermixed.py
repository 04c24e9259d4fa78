# Options between the arguments of one positional: parse_intermixed_args takes the options out first.
import argparse
import sys

sys.stderr = sys.stdout


def attempt(parser, line):
    for parse in parser.parse_intermixed_args, parser.parse_known_intermixed_args:
        try:
            print(line, "->", parse(line.split()))
        except SystemExit as stop:
            print(line, "-> exit", stop.code)
        except (TypeError, argparse.ArgumentError) as error:
            print(line, "->", type(error).__name__, error)


copy = argparse.ArgumentParser(prog="copy")
copy.add_argument("--mode")
copy.add_argument("target")
copy.add_argument("sizes", nargs="*", type=int)
copy.set_defaults(kind="plain")
for line in ("disk 1 --mode fast 2 3", "--mode slow disk 4", "disk", "", "disk 1 --mode x -- 2 3", "disk tape",
             "disk 1 --zip 2", "disk --mode=1 2 --mode 3 4", "1 2 --mode"):
    attempt(copy, line)

count = argparse.ArgumentParser(prog="count")
count.add_argument("-v", action="count", default=0)
count.add_argument("first")
count.add_argument("second", nargs="?", default="none")
count.add_argument("-n", nargs=2)
for line in ("a -v b -v", "-v a", "-n 1 2 a -v b c", "a -vv b c", "-q a -v b"):
    attempt(count, line)

for nargs in ("...", "A..."):
    rest = argparse.ArgumentParser(prog="rest")
    rest.add_argument("words", nargs=nargs)
    attempt(rest, "a b")

needed = argparse.ArgumentParser(prog="needed", exit_on_error=False)
needed.add_argument("name")
needed.add_argument("--number", type=int, required=True)
for line in "x --number 2", "x", "x y --number 3":
    attempt(needed, line)
print(needed.parse_intermixed_args(["--number", "1", "q"], argparse.Namespace(kept=True)))
