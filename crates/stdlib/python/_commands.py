"""The commands that the simulated machine knows.

Each gives the seconds that it takes, its exit status, and what it writes on
its output and its error stream.  But for `sleep` none takes any time.
"""

import shlex

import _disk
import _vm


def _sleep(words, given):
    seconds = 0.0
    for word in words:
        unit = {"s": 1, "m": 60, "h": 3600, "d": 86400}.get(word[-1:], 0)
        try:
            seconds += float(word[:-1] if unit else word) * (unit or 1)
        except ValueError:
            return 0, 1, b"", f"sleep: invalid time interval \u2018{word}\u2019\n".encode()
    if not words:
        return 0, 1, b"", b"sleep: missing operand\nTry 'sleep --help' for more information.\n"
    return seconds, 0, b"", b""


def _echo(words, given):
    end = "\n"
    if words[:1] == ["-n"]:
        words, end = words[1:], ""
    return 0, 0, (" ".join(words) + end).encode(), b""


def _cat(words, given):
    out = err = b""
    for word in words:
        node = _disk.lookup(word)
        if node is None:
            err += f"cat: {word}: No such file or directory\n".encode()
        elif node.entries is not None:
            err += f"cat: {word}: Is a directory\n".encode()
        else:
            out += bytes(node.data)
    return 0, 1 if err else 0, out if words else given, err


def _ls(words, given):
    words = [word for word in words if not word.startswith("-")] or ["."]
    out = err = b""
    for word in words:
        node = _disk.lookup(word)
        if node is None:
            err += f"ls: cannot access '{word}': No such file or directory\n".encode()
        elif node.entries is None:
            out += word.encode() + b"\n"
        else:
            out += "".join(f"{name}\n" for name in sorted(node.entries)).encode()
    return 0, 2 if err else 0, out, err


def _pwd(words, given):
    import os
    return 0, 0, os.getcwd().encode() + b"\n", b""


def _wc(words, given):
    import re
    seconds, status, data, err = _cat(words[1:], given) if words[:1] == ["-l"] else (0, None, b"", b"")
    if status is None:
        _vm.refuse("of the command wc only `wc -l` is simulated")
    return 0, status, f"{data.count(10)}\n".encode(), err


_COMMANDS = {
    "sleep": _sleep,
    "echo": _echo,
    "cat": _cat,
    "ls": _ls,
    "pwd": _pwd,
    "wc": _wc,
    "true": lambda words, given: (0, 0, b"", b""),
    "false": lambda words, given: (0, 1, b"", b""),
    "hostname": lambda words, given: (0, 0, b"interleave\n", b""),
}
_KNOWN = "sleep, echo, cat, ls, pwd, wc -l, true, false and hostname"


def find(name):
    """The command of that name; the run ends where it is not simulated."""
    command = _COMMANDS.get(name.rpartition("/")[2])
    if command is None:
        _vm.refuse(f"the command {name!r} is not simulated: of other programs there are {_KNOWN}")
    return command


def run_words(words, given):
    return find(words[0])(words[1:], given)


def run_shell(line, given):
    """A line for the shell: commands with ; && || between them."""
    commands, joined, start, at, quote = [], ";", 0, 0, ""
    while at < len(line):
        char, mark = line[at], ""
        if quote or char in "'\"":
            quote = "" if char == quote else quote or char
        elif char == "\\":
            at += 1
        elif char in ";\n":
            mark = ";"
        elif line[at:at + 2] in ("&&", "||"):
            mark = line[at:at + 2]
        elif char in "|&<>()$`*":
            _vm.refuse(f"{char!r} of the shell is not simulated: a line may have commands with ; && || between them")
        if mark:
            commands.append((joined, shlex.split(line[start:at])))
            joined, start = mark, at + len(mark)
        at += len(mark) or 1
    commands.append((joined, shlex.split(line[start:])))
    total, status, out, err = 0, 0, b"", b""
    for joined, words in commands:
        if not words or joined == "&&" and status or joined == "||" and not status:
            continue
        if words[0] == "exit":
            status = int(words[1]) if words[1:] else status
            break
        seconds, status, more, wrong = run_words(words, given)
        total, out, err = total + seconds, out + more, err + wrong
    return total, status, out, err
