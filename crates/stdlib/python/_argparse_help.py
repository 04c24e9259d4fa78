"""What `argparse` prints as help: the formatters, of which programs derive their own."""

__name__ = "argparse"

from os import environ as _environ

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


def _columns():
    try:
        columns = int(_environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    return columns if columns > 0 else 80


def _single_spaced(text):
    import re
    return re.sub(r"[ \t\n\r\f\v]+", " ", text).strip()


class HelpFormatter:
    """How help is laid out. A parser tells it what there is; `format_help` makes the text of that."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _columns() - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        # The longest name of an argument, which says where the column of help begins.
        self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    class _Section:
        """Texts, arguments and sections below a heading; of one without any, nothing is shown."""

        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []

        def format_help(self):
            formatter = self.formatter
            inner = self.parent is not None
            if inner:
                formatter._indent()
            body = formatter._join_parts([function(*args) for function, args in self.items])
            if inner:
                formatter._dedent()
            if not body:
                return ""
            if self.heading is SUPPRESS or self.heading is None:
                return "\n" + body + "\n"
            return "\n%s%s:\n%s\n" % (" " * formatter._current_indent, self.heading, body)

    # What a parser tells.

    def _add_item(self, function, args):
        self._current_section.items.append((function, args))

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        name = self._format_action_invocation
        lengths = [self._current_indent + len(name(action))]
        for subaction in self._iter_indented_subactions(action):
            lengths.append(self._current_indent + len(name(subaction)))
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    # What is made of it.

    def format_help(self):
        text = self._root_section.format_help()
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text and text.strip("\n") + "\n"

    def _join_parts(self, parts):
        return "".join([part for part in parts if part and part is not SUPPRESS])

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % {"prog": self._prog}
        elif not actions:
            usage = self._prog
        else:
            usage = self._usage_of(actions, groups, prefix)
        return "%s%s\n\n" % (prefix, usage)

    def _usage_of(self, actions, groups, prefix):
        options = [action for action in actions if action.option_strings]
        others = [action for action in actions if not action.option_strings]
        width = self._width - self._current_indent
        program = self._prog
        text = " ".join([program, *self._get_actions_usage_parts(options + others, groups)])
        if len(prefix) + len(text) <= width:
            return text

        def lines_of(parts, indent, first=None):
            """Lines of as many parts as there is room for, behind an indent or, on the first one, the program."""
            lines, line = [], [] if first is None else [first]
            length = (len(indent) if first is None else len(prefix)) - 1 + sum(map(len, line))
            if first is not None:
                length += 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        optionals = self._get_actions_usage_parts(options, groups)
        positionals = self._get_actions_usage_parts(others, groups)
        if len(prefix) + len(program) <= 0.75 * width:
            indent = " " * (len(prefix) + len(program) + 1)
            if optionals:
                lines = lines_of(optionals, indent, program) + lines_of(positionals, indent)
            else:
                lines = lines_of(positionals, indent, program)
        else:
            indent = " " * len(prefix)
            lines = lines_of(optionals + positionals, indent)
            if len(lines) > 1:
                lines = lines_of(optionals, indent) + lines_of(positionals, indent)
            lines.insert(0, program)
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        return " ".join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        """The pieces of a usage between which a line may end; arguments that exclude each other are several."""
        exclusive = {}
        grouped = set()
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if members[0] not in actions or all(a.help is SUPPRESS for a in members):
                continue
            start = actions.index(members[0])
            if set(map(id, actions[start:start + len(members)])) == set(map(id, members)):
                grouped.update(map(id, members))
                exclusive[start, start + len(members)] = group
        parts = []
        for action in actions:
            if action.help is SUPPRESS:
                parts.append(None)
                continue
            part = self._usage_part(action, id(action) in grouped)
            if id(action) in grouped and not action.option_strings and part[0] == "[" and part[-1] == "]":
                part = part[1:-1]
            parts.append(part)
        separated = set()
        for start, end in sorted(exclusive, reverse=True):
            members = [part for part in parts[start:end] if part is not None]
            opening, closing = "[]" if not exclusive[start, end].required else "()" if len(members) > 1 else ("", "")
            members[0] = opening + members[0]
            members[-1] += closing
            for i, part in enumerate(members[:-1], start=start):
                if i not in separated:
                    parts[i] = part + " |"
                    separated.add(i)
            parts[start + len(members) - 1] = members[-1]
            for i in range(start + len(members), end):
                parts[i] = None
        return [part for part in parts if part is not None]

    def _usage_part(self, action, bare):
        if not action.option_strings:
            return self._format_args(action, self._get_default_metavar_for_positional(action))
        text = action.format_usage()
        if action.nargs != 0:
            text += " " + self._format_args(action, self._get_default_metavar_for_optional(action))
        return text if bare or action.required else "[%s]" % text

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        head = " " * self._current_indent + self._format_action_invocation(action)
        # Help of blanks alone counts as help where the column of help begins.
        beside = len(head) <= position - 2
        parts = [head.ljust(position) if action.help and beside else head + "\n"]
        text = self._expand_help(action) if action.help and action.help.strip() else ""
        if text:
            lines = self._split_lines(text, help_width)
            if beside:
                parts.append(lines.pop(0) + "\n")
            parts += [" " * position + line + "\n" for line in lines]
        elif not parts[0].endswith("\n"):
            parts.append("\n")
        parts += [self._format_action(subaction) for subaction in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        names = ", ".join(action.option_strings)
        if action.nargs == 0:
            return names
        return names + " " + self._format_args(action, self._get_default_metavar_for_optional(action))

    def _metavar_formatter(self, action, default_metavar):
        """A function that gives so many names for the values of an argument."""
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{%s}" % ",".join(map(str, action.choices))
        else:
            name = default_metavar
        return lambda count: name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % names(1)
        if nargs == OPTIONAL:
            return "[%s]" % names(1)
        if nargs == ZERO_OR_MORE:
            found = names(1)
            return "[%s [%s ...]]" % found if len(found) == 2 else "[%s ...]" % found
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % names(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % names(1)
        if nargs == SUPPRESS:
            return ""
        try:
            places = ["%s"] * nargs
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(places) % names(nargs)

    def _expand_help(self, action):
        text = self._get_help_string(action)
        params = {name: getattr(value, "__name__", value) for name, value in vars(action).items()
                  if value is not SUPPRESS}
        params["prog"] = self._prog
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return text % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(_single_spaced(text), width)

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        return fill(_single_spaced(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
