# Arguments and commands that are deprecated, and how actions show themselves.
import argparse
import sys

sys.stderr = sys.stdout

parser = argparse.ArgumentParser(prog="tool")
print(parser.add_argument("--foo", "-f", deprecated=True, type=int, default=3))
print(parser.add_argument("--version", action="version", version="3"))
print(parser.add_argument("--more-help", action="help"))
print(parser.add_argument("-v", action="count"))
print(parser.add_argument("--flag", action="store_true"))
print(parser.add_argument("--four", action="store_const", const=4))
print(parser.add_argument("--also", action="append_const", const=4, dest="x"))
print(parser.add_argument("--both", action=argparse.BooleanOptionalAction, help="yes"))
print(parser.add_argument("place", nargs="?", deprecated=True))
commands = parser.add_subparsers(dest="command")
commands.add_parser("run", deprecated=True, aliases=["r"])
commands.add_parser("stop")
parser.print_help()
print(parser.parse_args(["-f", "3", "here", "r"]))
print(parser.parse_args(["here", "stop"]))
