"""Command lines taken apart."""

import sys as _sys
from _argparse_help import (HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
                           ArgumentDefaultsHelpFormatter, MetavarTypeHelpFormatter)

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType",
           "HelpFormatter", "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter",
           "RawTextHelpFormatter", "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL",
           "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE"]

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _argument_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


def _argument_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        metavar = argument.metavar
        return metavar if isinstance(metavar, str) else "[, ".join(metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return "{%s}" % ",".join(map(str, argument.choices))
    return None


class Namespace:
    """The values of arguments as attributes."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = []
        others = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append("%s=%r" % (name, value))
            else:
                others[name] = value
        if others:
            parts.append("**%s" % repr(others))
        return "%s(%s)" % (type(self).__name__, ", ".join(parts))


class Action:
    """What an argument does."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def format_usage(self):
        return self.option_strings[0]

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help",
                 "metavar", "deprecated")
        return "%s(%s)" % (type(self).__name__, ", ".join(["%s=%r" % (n, getattr(self, n)) for n in names]))

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as "
                             "store true or store const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar,
                         deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                         metavar=metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, **kwargs):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        super().__init__(names, dest, nargs=0, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


def _copied(namespace, dest):
    items = getattr(namespace, dest, None)
    if items is None:
        return []
    import copy
    return items[:] if type(items) is list else copy.copy(items)


class _AppendAction(_StoreAction):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError("nargs for append actions must be != 0; if arg strings are not supplying the value to "
                             "append, the append const action may be more appropriate")
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar,
                         deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(namespace, self.dest)
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(namespace, self.dest)
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(namespace, self.dest)
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, nargs=0, default=default,
                         help="show program's version number and exit" if help is None else help,
                         deprecated=deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None and hasattr(parser, "version") else self.version
        parser._print_message(version % {"prog": parser.prog} + "\n", _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    """Commands, each with arguments of its own."""

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        self._deprecated = set()
        super().__init__(option_strings, dest, nargs=PARSER, choices=self._name_parser_map, required=required,
                         help=help, metavar=metavar)

    def _get_subactions(self):
        return self._choices_actions

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = "%s %s" % (self._prog_prefix, name)
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser alias: {alias}")
        if "help" in kwargs:
            shown = name + (" (%s)" % ", ".join(aliases) if aliases else "")
            self._choices_actions.append(Action([], name, help=kwargs.pop("help"), metavar=shown))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self._name_parser_map[known] = parser
        if deprecated:
            self._deprecated.update((name, *aliases))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            chosen = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, "unknown parser %r (choices: %s)" % (name, ", ".join(self._name_parser_map)))
        if name in self._deprecated:
            parser._warning(f"command {name!r} is deprecated")
        found, extras = chosen.parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extras:
            vars(namespace).setdefault("_unrecognized_args", []).extend(extras)


class FileType:
    """Opens files that are named as arguments."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._options = bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            if not set("rwax").intersection(self._mode):
                raise ValueError(f'argument "-" with mode {self._mode!r}')
            stream = _sys.stdin if "r" in self._mode else _sys.stdout
            return stream.buffer if "b" in self._mode else stream
        try:
            return open(string, self._mode, *self._options)
        except OSError as e:
            raise ArgumentTypeError("can't open '%s': %s" % (string, e))

    def __repr__(self):
        bufsize, encoding, errors = self._options
        shown = [repr(self._mode), *([repr(bufsize)] if bufsize != -1 else [])]
        shown += [f"{name}={value!r}" for name, value in (("encoding", encoding), ("errors", errors))
                  if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"


_ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction,
            "store_true": _StoreTrueAction, "store_false": _StoreFalseAction, "append": _AppendAction,
            "append_const": _AppendConstAction, "count": _CountAction, "help": _HelpAction,
            "version": _VersionAction, "extend": _ExtendAction}


class _ArgumentGroup:
    """Arguments that help shows together, or of which only one may be given."""

    def __init__(self, container, title=None, description=None, exclusive=False, required=False):
        self._container = container
        self.title = title
        self.description = description
        self._exclusive = exclusive
        self.required = required
        self._group_actions = []
        # Where help shows the arguments of a group of which only one may be given.
        self._section = None

    def add_argument(self, *args, **kwargs):
        section = self._section if self._exclusive else self
        action = self._container._add(args, kwargs, section)
        if self._exclusive and section is not None:
            section._group_actions.append(action)
        if self._exclusive and action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(action)
        return action

    def add_argument_group(self, *args, **kwargs):
        return self._container.add_argument_group(*args, **kwargs)

    def add_mutually_exclusive_group(self, **kwargs):
        group = self._container.add_mutually_exclusive_group(**kwargs)
        group._section = self._section if self._exclusive else self
        return group


class _MutuallyExclusiveGroup(_ArgumentGroup):
    pass


class ArgumentParser:
    """Turns a list of words into a namespace."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        self.prog = _sys.argv[0].rpartition("/")[2] if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.prefix_chars = prefix_chars
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.argument_default = argument_default
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.conflict_handler = conflict_handler
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._option_string_actions = {}
        self._defaults = {}
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda s: s}}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            sections = {}
            for group in parent._action_groups:
                if group is parent._positionals or group is parent._optionals:
                    continue
                same = [g for g in self._action_groups if g.title == group.title]
                made = same[0] if same else self.add_argument_group(group.title, group.description)
                for action in group._group_actions:
                    sections[id(action)] = made
            for group in parent._mutually_exclusive_groups:
                for action in group._group_actions:
                    sections.pop(id(action), None)
            for action in parent._actions:
                section = sections.get(id(action))
                self._register(action, section)
                if section is not None:
                    section._group_actions.append(action)
            for group in parent._mutually_exclusive_groups:
                made = self.add_mutually_exclusive_group(required=group.required)
                made._group_actions.extend(group._group_actions)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        return "ArgumentParser(prog=%r, usage=%r, description=%r, formatter_class=%r, conflict_handler=%r, " \
               "add_help=%r)" % (self.prog, self.usage, self.description, self.formatter_class,
                                 self.conflict_handler, self.add_help)

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _ArgumentGroup(self, title, description)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _MutuallyExclusiveGroup(self, exclusive=True, required=required)
        self._mutually_exclusive_groups.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, action=None,
                       option_string=None, dest=SUPPRESS, required=False, help=None, metavar=None):
        if self._subparsers is not None:
            raise ArgumentError(None, "cannot have multiple subparser arguments")
        group = self._positionals
        if title or description:
            group = self.add_argument_group(title or "subcommands", description)
        if prog is None:
            formatter = self._get_formatter()
            positionals = [a for a in self._actions if not a.option_strings]
            formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, "")
            prog = formatter.format_help().strip()
        made = _SubParsersAction([], prog, parser_class or type(self), dest, required, help, metavar)
        self._subparsers = made
        self._actions.append(made)
        group._group_actions.append(made)
        return made

    def add_argument(self, *args, **kwargs):
        return self._add(args, kwargs, None)

    def _add(self, args, kwargs, group):
        kwargs = dict(kwargs)
        action_name = kwargs.pop("action", None)
        kind = self._registries["action"].get(action_name, action_name)
        if not callable(kind):
            raise ValueError('unknown action "%s"' % (kind,))
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            if not args and "dest" not in kwargs:
                raise TypeError("_ActionsContainer._get_positional_kwargs() missing 1 required positional argument: "
                                "'dest'")
            dest = args[0] if args else kwargs.pop("dest")
            if "required" in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            options = []
            if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS, 0):
                kwargs["required"] = True
            if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
                kwargs["required"] = True
        else:
            for option in args:
                if option[0] not in self.prefix_chars:
                    raise ValueError(f"invalid option string {option!r}: must start with a character "
                                     f"{self.prefix_chars!r}")
            options = list(args)
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = [o for o in options if len(o) > 1 and o[1] in self.prefix_chars]
                dest = (long or options)[0].lstrip(self.prefix_chars)
                if not dest:
                    raise ValueError(f"dest= is required for options like {options[0]!r}")
                dest = dest.replace("-", "_")
        if "default" not in kwargs:
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        action = kind(options, dest=dest, **kwargs)
        convert = self._registries["type"].get(action.type, action.type)
        if not callable(convert):
            raise ValueError(f"{convert!r} is not callable")
        if convert is FileType:
            raise ValueError(f"{convert!r} is a FileType class object, instance of it must be passed")
        try:
            self._get_formatter()._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        self._register(action, group)
        return action

    def _register(self, action, group):
        conflicts = [o for o in action.option_strings if o in self._option_string_actions]
        if conflicts and self.conflict_handler == "error":
            raise ArgumentError(action, "conflicting option string%s: %s" % (
                "s" if len(conflicts) > 1 else "", ", ".join(conflicts)))
        for option in conflicts:
            other = self._option_string_actions.pop(option)
            other.option_strings = [o for o in other.option_strings if o != option]
            if not other.option_strings:
                for holder in (self, *self._action_groups):
                    actions = holder._actions if holder is self else holder._group_actions
                    if other in actions:
                        actions.remove(other)
        for option in action.option_strings:
            self._option_string_actions[option] = action
        self._actions.append(action)
        if group is None:
            (self._optionals if action.option_strings else self._positionals)._group_actions.append(action)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest, None)

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        return self._without_extras(*self.parse_known_args(args, namespace))

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._without_extras(*self.parse_known_intermixed_args(args, namespace))

    def _without_extras(self, args, argv):
        if argv:
            message = "unrecognized arguments: %s" % " ".join(argv)
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return args

    def parse_known_args(self, args=None, namespace=None):
        return self._parse_known_args2(args, namespace, False)

    def parse_known_intermixed_args(self, args=None, namespace=None):
        for action in self._actions:
            if not action.option_strings and action.nargs in (PARSER, REMAINDER):
                raise TypeError("parse_intermixed_args: positional arg with nargs=%s" % action.nargs)
        return self._parse_known_args2(args, namespace, True)

    def _parse_known_args2(self, args, namespace, intermixed):
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        _set_defaults([a for a in self._actions if a.option_strings or not intermixed], namespace)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            return self._parse(args, namespace, intermixed)
        try:
            return self._parse(args, namespace, intermixed)
        except ArgumentError as err:
            self.error(str(err))

    def _is_option(self, word):
        """The action, option text and attached value of a word; None for a positional."""
        if not word or word[0] not in self.prefix_chars:
            return None
        if word in self._option_string_actions:
            return self._option_string_actions[word], word, None
        if len(word) == 1:
            return None
        option, equals, value = word.partition("=")
        if equals and option in self._option_string_actions:
            return self._option_string_actions[option], option, value
        found = []
        if word[1] in self.prefix_chars:
            if self.allow_abbrev:
                found = [(o, value if equals else None) for o in self._option_string_actions if o.startswith(option)]
        else:
            for known in self._option_string_actions:
                if known == word[:2]:
                    found.append((known, word[2:]))
                elif self.allow_abbrev and known.startswith(option):
                    found.append((known, value if equals else None))
        if len(found) > 1:
            raise ArgumentError(None, "ambiguous option: %s could match %s" % (word, ", ".join([o for o, _ in found])))
        if found:
            known, value = found[0]
            return self._option_string_actions[known], known, value
        if _is_negative_number(word) and not any(_is_negative_number(o) for o in self._option_string_actions):
            return None
        if " " in word:
            return None
        return None, word, None

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _expanded(self, args):
        """The words, with the lines of a file in place of each word that names one."""
        words = []
        for word in args:
            if not word or word[0] not in self.fromfile_prefix_chars:
                words.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as err:
                raise ArgumentError(None, str(err))
            words += self._expanded([part for line in lines for part in self.convert_arg_line_to_args(line)])
        return words

    def _parse(self, args, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            args = self._expanded(args)
        seen = []
        told = []
        extras = []
        positionals = [a for a in self._actions if not a.option_strings]
        after_dashes = False
        words = []
        for word in args:
            if after_dashes:
                words.append(("A", word, None))
            elif word == "--":
                after_dashes = True
                words.append(("-", word, None))
            else:
                option = self._is_option(word)
                words.append(("A", word, None) if option is None else ("O", word, option))
        i = 0

        def take(action, texts, option_string=None):
            if action.deprecated and action not in seen and (option_string or texts):
                kind = "option" if option_string else "argument"
                name = option_string or _argument_name(action)
                self._warning(f"{kind} {name!r} is deprecated")
            seen.append(action)
            values = self._get_values(action, texts)
            # What is as if it were not given excludes nothing.
            if values is not action.default:
                told.append(action)
                for group in self._mutually_exclusive_groups:
                    if action in group._group_actions:
                        for other in group._group_actions:
                            if other is not action and other in told:
                                raise ArgumentError(action, "not allowed with argument %s" % _argument_name(other))
            if values is not SUPPRESS:
                action(self, namespace, values, option_string)

        def run_of_arguments(start):
            end = start
            while end < len(words) and words[end][0] != "O":
                end += 1
            return end

        def consume_positionals(start):
            if not positionals:
                return start
            end = run_of_arguments(start)
            available = [w for w in words[start:end]]
            texts = [w[1] for w in available if w[0] == "A"]
            counts = _share([a.nargs for a in positionals], len(texts),
                            any(w[0] == "O" for w in words[end:]))
            used = 0
            for count in counts:
                action = positionals[0]
                if action.nargs in (PARSER, REMAINDER):
                    # The rest belongs to it, options too.
                    position = start
                    skipped = 0
                    while skipped < used or position < len(words) and words[position][0] == "-" \
                            and (action.nargs == PARSER or used):
                        skipped += words[position][0] == "A"
                        position += 1
                    rest = [w[1] for w in words[position:]]
                    positionals.pop(0)
                    take(action, rest)
                    return len(words)
                mine = texts[used:used + count]
                used += count
                positionals.pop(0)
                take(action, mine)
            position = start
            passed = 0
            while position < end and (passed < used or words[position][0] == "-"):
                passed += words[position][0] == "A"
                position += 1
            return position

        if intermixed:
            # The options go first, and what they leave is for the positionals together.
            left = []
            while i < len(words):
                action, option, value = words[i][2] or (None, None, None)
                if action is None:
                    left.append(words[i])
                    i += 1
                else:
                    i = self._take_option(action, option, value, words, i, take, extras)
            words, i = left, 0
            _set_defaults(positionals, namespace)

        while i < len(words) or (i == 0 and not words):
            kind = words[i][0] if i < len(words) else None
            if kind != "O":
                following = consume_positionals(i)
                if following == i:
                    end = run_of_arguments(i)
                    if end == i:
                        break
                    extras.extend([w[1] for w in words[i:end]])
                    following = end
                i = following
                if not words:
                    break
                continue
            if positionals and not any(w[0] == "A" for w in words[:i]) and i == 0:
                consume_positionals(i)
            action, option, value = words[i][2]
            if action is None:
                extras.append(words[i][1])
                i += 1
                continue
            i = self._take_option(action, option, value, words, i, take, extras)
        while positionals and _share([positionals[0].nargs], 0, False):
            take(positionals.pop(0), [])
        missing = [_argument_name(a) for a in self._actions
                   if a.required and a not in seen]
        for action in self._actions:
            if action not in seen and isinstance(action.default, str) and action.dest is not SUPPRESS and \
                    getattr(namespace, action.dest, None) is action.default and action.default is not SUPPRESS:
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: %s" % ", ".join(missing))
        for group in self._mutually_exclusive_groups:
            if group.required and not any(a in told for a in group._group_actions):
                names = [_argument_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                raise ArgumentError(None, "one of the arguments %s is required" % " ".join(names))
        if "_unrecognized_args" in vars(namespace):
            extras.extend(vars(namespace).pop("_unrecognized_args"))
        return namespace, extras

    def _take_option(self, action, option, value, words, i, take, extras):
        """Runs an option with its arguments; gives the place of the next word."""
        while value is not None and action.nargs == 0:
            # Several short options in one word.
            if option[1:2] in self.prefix_chars or not value:
                raise ArgumentError(action, "ignored explicit argument %r" % value)
            take(action, [], option)
            option = option[0] + value[0]
            if option not in self._option_string_actions:
                extras.append(option[0] + value)
                return i + 1
            action, value = self._option_string_actions[option], value[1:] or None
            if value is not None and value.startswith("=") and action.nargs != 0:
                value = value[1:]
        if value is not None:
            if action.nargs not in (None, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, 1):
                raise ArgumentError(action, "ignored explicit argument %r" % value)
            take(action, [value], option)
            return i + 1
        start = end = i + 1
        if action.nargs == REMAINDER:
            end = len(words)
        else:
            limit = {None: 1, OPTIONAL: 1, ZERO_OR_MORE: len(words), ONE_OR_MORE: len(words)}.get(action.nargs)
            if limit is None:
                limit = action.nargs
            while end < len(words) and end - start < limit and words[end][0] == "A":
                end += 1
        count = end - start
        if action.nargs is None and count < 1:
            raise ArgumentError(action, "expected one argument")
        if action.nargs == ONE_OR_MORE and count < 1:
            raise ArgumentError(action, "expected at least one argument")
        if isinstance(action.nargs, int) and count < action.nargs:
            raise ArgumentError(action, "expected %s argument%s" % (action.nargs, "" if action.nargs == 1 else "s"))
        take(action, [w[1] for w in words[start:end]], option)
        return end

    def _get_values(self, action, texts):
        nargs = action.nargs
        if nargs == OPTIONAL and not texts:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if nargs == ZERO_OR_MORE and not texts and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs in (None, OPTIONAL):
            value = self._get_value(action, texts[0])
            self._check_value(action, value)
            return value
        values = [self._get_value(action, text) for text in texts]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, text):
        convert = self._registries["type"].get(action.type, action.type)
        try:
            return convert(text)
        except ArgumentTypeError as err:
            raise ArgumentError(action, str(err))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, "invalid %s value: %r" % (name, text))

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, "invalid choice: %r (choose from %s)" % (
                str(value) if isinstance(value, str) else value, ", ".join(map(repr, action.choices))))

    # Help.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", _sys.stderr)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, "%s: error: %s\n" % (self.prog, message))


def _is_negative_number(word):
    body = word[1:]
    return word[:1] == "-" and body != "" and body.replace(".", "", 1).isdigit()


def _share(wanted, available, more_to_come):
    """How many arguments each of the next positionals takes; as many positionals as can be served."""
    def least(nargs):
        return {None: 1, OPTIONAL: 0, ZERO_OR_MORE: 0, ONE_OR_MORE: 1, PARSER: 1, REMAINDER: 0}.get(nargs, nargs)

    while wanted:
        needed = sum(least(n) for n in wanted)
        if needed <= available:
            break
        wanted = wanted[:-1]
    if more_to_come and available == 0:
        return []
    spare = available - sum(least(n) for n in wanted)
    counts = []
    for nargs in wanted:
        count = least(nargs)
        if nargs == OPTIONAL and spare:
            count, spare = 1, spare - 1
        elif nargs in (ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER):
            count, spare = count + spare, 0
        counts.append(count)
    return counts


def _set_defaults(actions, namespace):
    for action in actions:
        if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
            setattr(namespace, action.dest, action.default)
