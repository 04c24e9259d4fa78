# Options of a command line with `optparse`: values, groups, callbacks, help and mistakes.
import optparse
import sys

sys.stderr = sys.stdout

parser = optparse.OptionParser(usage="%prog [options] FILE", version="%prog 1.0", prog="tool",
                               description="Does a thing, " * 8, epilog="That is all.")
parser.add_option("-q", "--quiet", action="store_false", dest="verbose", default=True, help="say nothing")
parser.add_option("-n", "--number", type="int", default=3, metavar="N", help="how many [default: %default]")
parser.add_option("-r", "--rate", type="float")
parser.add_option("-c", "--colour", type="choice", choices=["red", "green"], default="red")
parser.add_option("-i", action="append", dest="items")
parser.add_option("-v", action="count", dest="level")
parser.add_option("--point", nargs=2, type="int", help="a place " * 12)
parser.add_option("-s", action="callback", type="string", callback=lambda option, opt, value, parser, more:
                  setattr(parser.values, "said", (str(option), opt, value, more)), callback_args=("x",))
group = optparse.OptionGroup(parser, "Others", "Seldom of use.")
group.add_option("--secret", help=optparse.SUPPRESS_HELP)
group.add_option("--other", metavar="WHAT", help="something else")
parser.add_option_group(group)

parser.print_help()
for line in ("a b", "-n 0x10 --rate=2.5 -i1 -i 2 x", "-qvvv -cgreen --point 1 2 y", "--num 7 -s word", "-- -n 5",
             "--oth=1 z", ""):
    options, rest = parser.parse_args(line.split())
    print(options, rest)
for line in ("-n x", "--rate", "-x", "--p", "--quiet=1", "-c blue", "--point 1", "--nothing", "--version", "-h"):
    try:
        parser.parse_args(line.split())
    except SystemExit as end:
        print("ended with", end.code)

for attempt in (lambda: parser.add_option("-n"), lambda: parser.add_option("x"), lambda: parser.add_option(""),
                lambda: optparse.Option("-a", action="no"), lambda: optparse.Option("-a", type="no"),
                lambda: optparse.Option("-a", nargs=2, action="count"), lambda: parser.remove_option("-z"),
                lambda: optparse.Option("-a", wrong=1)):
    try:
        attempt()
    except Exception as error:
        print(type(error), error)
parser.set_conflict_handler("resolve")
parser.add_option("-n", "--new", help="instead")
print(parser.get_option("-n"), parser.get_option("--number"), parser.has_option("--new"), parser.defaults["number"])
