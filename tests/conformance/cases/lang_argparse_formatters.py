# Formatters of help that a program derives, and groups that it moves.
import argparse


class Wide(argparse.HelpFormatter):
    """Help in wider columns, and lines where the help has them."""

    def __init__(self, prog):
        super().__init__(prog, max_help_position=30, width=70)

    def _split_lines(self, text, width):
        if text.startswith("R|"):
            return text[2:].splitlines()
        return super()._split_lines(text, width)

    def _format_action_invocation(self, action):
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        default = self._get_default_metavar_for_optional(action)
        return ", ".join(action.option_strings) + "=" + self._format_args(action, default)

    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, "Usage: " if prefix is None else prefix)

    def start_section(self, heading):
        super().start_section(heading and heading.title())


class Commands(argparse.RawDescriptionHelpFormatter):
    def _format_action(self, action):
        text = super()._format_action(action)
        if action.nargs == argparse.PARSER:
            text = "\n".join(text.split("\n")[1:])
        return text


class Both(argparse.ArgumentDefaultsHelpFormatter, argparse.RawTextHelpFormatter):
    pass


parser = argparse.ArgumentParser("wide", formatter_class=Wide, description="100% sure, says %(prog)s.")
parser.add_argument("source", help="what to read")
parser.add_argument("-m", "--mode", choices=["fast", "slow"], help="R|fast: at once\nslow: later")
parser.add_argument("-n", type=int, metavar="COUNT", help="how often")
parser.print_help()

parser = argparse.ArgumentParser("commands", formatter_class=Commands)
commands = parser.add_subparsers(title="commands", metavar="")
commands.add_parser("add", help="add things", aliases=["a"])
commands.add_parser("remove", help="remove things")
parser.print_help()

parser = argparse.ArgumentParser("both", formatter_class=Both)
parser.add_argument("--level", default=3, help="first line\nsecond line")
parser.print_help()

parser = argparse.ArgumentParser(
    "short", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, indent_increment=4))
parser.add_argument("--quite-a-long-option-name", help="beside it")
optional = parser._action_groups.pop()
parser.add_argument_group("required arguments").add_argument("--needed", required=True)
parser._action_groups.append(optional)
parser.print_help()

parser = argparse.ArgumentParser("hidden", usage=argparse.SUPPRESS, description="No usage.")
parser.print_help()

parser = argparse.ArgumentParser("types")
parser.register("type", "hex", lambda text: int(text, 16))
parser.add_argument("--color", type="hex")
parser.add_argument("--more", action="extend", nargs="+", default="none")
print(parser.parse_args(["--color", "ff"]))
try:
    parser.parse_args(["--more", "x"])
except AttributeError as error:
    print("AttributeError:", error)
for wrong in {"metavar": ("A", "B")}, {"choices": 5}, {"type": argparse.FileType}, {"type": "none"}:
    try:
        parser.add_argument("--wrong", **wrong)
    except ValueError as error:
        print("ValueError:", error)
