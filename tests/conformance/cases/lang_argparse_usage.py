# Usage of command lines: groups that exclude each other, parents, abbreviations, and lines that are too long.
import argparse
import sys

sys.stderr = sys.stdout


def run(parser, *lines):
    print(parser.format_help())
    for line in lines:
        try:
            print(line, parser.parse_known_args(line.split()))
        except SystemExit as end:
            print(line, "exit", end.code)


def names(prog, **kw):
    parser = argparse.ArgumentParser(prog=prog, **kw)
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--alphabetical", metavar="A")
    group.add_argument("--beta", nargs="?", help="one of\xa0two words")
    group.add_argument("--gamma", action="store_true", help=" ")
    parser.add_argument("-foobar", action="store_true")
    parser.add_argument("--pair", nargs=2, metavar=("X", "Y"), default=[1, 2], help="two (default: %(default)s)")
    parser.add_argument("--many", nargs="*", metavar=("M", "MORE"))
    parser.add_argument("rest", nargs="*")
    return parser


run(names("tool"), "--alpha 1 -foo a b", "--beta --gamma", "-vx --gamma", "--pair 1 --gamma", "--gamma --pai 1 2 --ma")
run(names("a/very/long/name/of/a/program/that/fills/most/of/the/line/by/itself"))
base = argparse.ArgumentParser(add_help=False)
section = base.add_argument_group("common", "of all commands")
section.add_argument("--verbose", action="store_true")
only = section.add_mutually_exclusive_group()
only.add_argument("--red", action="store_true")
only.add_argument("--blue", action="store_true")
child = argparse.ArgumentParser(prog="child", parents=[base], conflict_handler="resolve")
child.add_argument("-x", help="old")
child.add_argument("-x", help="new")
run(child, "--red --blue", "-x 1 --verbose")
print(argparse.FileType("r", encoding="utf-8"))
for arguments, options in (["--a"], {"action": "store_true", "type": int}), (["--b"], {"nargs": 2, "metavar": ("X",)}):
    try:
        child.add_argument(*arguments, **options)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
