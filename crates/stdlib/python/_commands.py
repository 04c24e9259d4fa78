"""The commands that the simulated machine knows.

Each gives the seconds that it takes, its exit status, and what it writes on
its output and its error stream.  But for `sleep` none takes any time.
"""

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
    seconds, status, data, err = _cat(words[1:], given) if words[:1] == ["-l"] else (0, None, b"", b"")
    if status is None:
        _vm.refuse("of the command wc only `wc -l` is simulated")
    return 0, status, f"{data.count(10)}\n".encode(), err


def _options(name, words, known):
    """The letters of the options, and the other words."""
    letters, rest = "", []
    for at, word in enumerate(words):
        if word == "--":
            rest += words[at + 1:]
            break
        if word.startswith("-") and word != "-" and not rest:
            letters += word[1:]
        else:
            rest.append(word)
    for letter in letters:
        if letter not in known:
            _vm.refuse(f"the option -{letter} of the command {name} is not simulated")
    return letters, rest


def _lines(words, given):
    seconds, status, data, err = _cat(words, given)
    return status, data.decode().splitlines(), err


def _joined(lines):
    return "".join(line + "\n" for line in lines).encode()


def _grep(words, given):
    import re
    letters, words = _options("grep", words, "ivcnE")
    status, lines, err = _lines(words[1:], given)
    pattern = re.compile(words[0], re.IGNORECASE if "i" in letters else 0)
    found = [(number, line) for number, line in enumerate(lines, 1) if bool(pattern.search(line)) != ("v" in letters)]
    if "c" in letters:
        out = [str(len(found))]
    else:
        out = [f"{number}:{line}" if "n" in letters else line for number, line in found]
    return 0, 2 if err else 0 if found else 1, _joined(out), err


def _sort(words, given):
    letters, words = _options("sort", words, "rnu")
    status, lines, err = _lines(words, given)
    if "u" in letters:
        lines = list(set(lines))
    lines.sort()
    if "n" in letters:
        lines.sort(key=lambda line: float(line.split()[0]))
    return 0, 2 if err else 0, _joined(lines[::-1] if "r" in letters else lines), err


def _uniq(words, given):
    letters, words = _options("uniq", words, "c")
    status, lines, err = _lines(words, given)
    from itertools import groupby
    groups = [(line, len(list(same))) for line, same in groupby(lines)]
    return 0, status, _joined(f"{count:7} {line}" if letters else line for line, count in groups), err


def _some(name, part):
    def command(words, given):
        count = 10
        if words[:1] == ["-n"]:
            count, words = int(words[1]), words[2:]
        elif words and words[0][:1] == "-":
            count, words = int(words[0].lstrip("-n")), words[1:]
        status, lines, err = _lines(words, given)
        return 0, status, _joined(part(lines, count)), err
    return command


def _set(text):
    for name, letters in ("lower", "abcdefghijklmnopqrstuvwxyz"), ("upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), \
            ("digit", "0123456789"), ("space", " \t\n\r\v\f"):
        text = text.replace(f"[:{name}:]", letters)
    text = text.replace("\\n", "\n").replace("\\t", "\t")
    out = ""
    while text:
        if text[1:2] == "-" and len(text) > 2:
            out += "".join(map(chr, range(ord(text[0]), ord(text[2]) + 1)))
            text = text[3:]
        else:
            out, text = out + text[0], text[1:]
    return out


def _tr(words, given):
    letters, words = _options("tr", words, "d")
    one, text = _set(words[0]), given.decode()
    if letters:
        return 0, 0, text.translate(dict.fromkeys(map(ord, one))).encode(), b""
    other = _set(words[1])
    return 0, 0, text.translate(str.maketrans(one, other[:len(one)].ljust(len(one), other[-1]))).encode(), b""


def _seq(words, given):
    first, step, last = (1, 1, int(words[0])) if len(words) == 1 else (
        int(words[0]), 1 if len(words) == 2 else int(words[1]), int(words[-1]))
    return 0, 0, _joined(map(str, range(first, last + (1 if step > 0 else -1), step))), b""


def _date(words, given):
    import time
    layout = words[0][1:] if words and words[0][:1] == "+" else "%a %b %e %H:%M:%S UTC %Y"
    return 0, 0, time.strftime(layout).encode() + b"\n", b""


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
    "grep": _grep,
    "sort": _sort,
    "uniq": _uniq,
    "head": _some("head", lambda lines, count: lines[:count]),
    "tail": _some("tail", lambda lines, count: lines[-count:] if count else []),
    "tr": _tr,
    "seq": _seq,
    "date": _date,
}
_KNOWN = ("sleep, echo, cat, ls, pwd, grep, sort, uniq, head, tail, tr, seq, date, wc -l, true, false and hostname")


def find(name):
    """The command of that name; the run ends where it is not simulated."""
    command = _COMMANDS.get(name.rpartition("/")[2])
    if command is None:
        _vm.refuse(f"the command {name!r} is not simulated: of other programs there are {_KNOWN}")
    return command


# How many words a command has that takes its input from where it is started.
_READERS = {"cat": 0, "wc": 1, "grep": 1, "sort": 0, "uniq": 0, "head": 0, "tail": 0, "tr": 2}


def reads_input(words):
    """Whether the command looks at its input."""
    name = words[0].rpartition("/")[2]
    if name not in _READERS:
        return False
    rest = [word for word in words[1:] if not word.startswith("-") and not (word.isdigit() and name in ("head", "tail"))]
    return len(rest) <= (0 if name == "wc" else _READERS[name])


def run_words(words, given):
    return find(words[0])(words[1:], given)


def run_shell(statements, given, pieces):
    """The seconds that they take, and the status.

    To `pieces` goes what each of them writes, behind the seconds after which it has ended.
    """
    total, status = 0, 0
    for joined, pipeline in statements:
        if joined == "&&" and status or joined == "||" and not status:
            continue
        words = pipeline[0][0]
        if words[:1] == ["exit"]:
            status = int(words[1]) if words[1:] else status
            break
        longest, data, wrong = 0, given, b""
        for words, redirections in pipeline:
            seconds, status, data, err = _run_redirected(words, redirections, data)
            longest, wrong = max(longest, seconds), wrong + err
        total += longest
        pieces.append((total, data, wrong))
    return total, status


def _run_redirected(words, redirections, given):
    targets = {1: 1, 2: 2}
    for number, mark, target in redirections:
        if mark == "<":
            with open(target, "rb") as file:
                given = file.read()
        elif mark == ">&":
            targets[number] = targets[int(target)]
        else:
            targets[number] = open(target, "ab" if mark == ">>" else "wb") if target != "/dev/null" else None
    seconds, status, out, err = run_words(words, given) if words else (0, 0, b"", b"")
    streams = {1: b"", 2: b""}
    for number, data in (1, out), (2, err):
        target = targets[number]
        if isinstance(target, int):
            streams[target] += data
        elif target is not None:
            target.write(data)
            target.flush()
    return seconds, status, streams[1], streams[2]


def parse(line, environ):
    """The statements of a line: what stands before each, and the commands that pipes join, with their redirections."""
    statements, pipeline, words, redirections = [], [], [], []
    joined, word, at, quote, pending = ";", None, 0, "", None

    def end_word():
        nonlocal word, pending
        if word is not None:
            if pending is not None:
                redirections.append((*pending, word))
                pending = None
            else:
                words.append(word)
        word = None

    def end_command():
        nonlocal words, redirections
        end_word()
        if words or redirections:
            pipeline.append((words, redirections))
        words, redirections = [], []

    while at < len(line):
        char = line[at]
        at += 1
        if char == quote:
            quote = ""
        elif char == "$" and quote != "'":
            name = ""
            braces = line[at:at + 1] == "{"
            at += braces
            while at < len(line) and (line[at].isalnum() or line[at] == "_"):
                name, at = name + line[at], at + 1
            if not name or name[0].isdigit() or braces and line[at:at + 1] != "}":
                _refuse("$")
            at += braces
            word = (word or "") + environ.get(name, "")
        elif char == "`" and quote != "'":
            _refuse(char)
        elif quote:
            if char == "\\" and quote == '"' and line[at:at + 1] in ('"', "\\", "$", "`"):
                char, at = line[at], at + 1
            word += char
        elif char in "'\"":
            quote, word = char, word or ""
        elif char == "\\":
            word, at = (word or "") + line[at:at + 1], at + 1
        elif char in " \t":
            end_word()
        elif char in ";\n" or line[at - 1:at + 1] in ("&&", "||"):
            end_command()
            if pipeline:
                statements.append((joined, pipeline))
            pipeline = []
            joined = ";" if char in ";\n" else char * 2
            at += joined != ";"
        elif char == "|":
            end_command()
        elif char in "<>":
            number = 0 if char == "<" else 1
            if word is not None and word.isdigit():
                number, word = int(word), None
            end_word()
            if line[at:at + 1] in (">", "&") and char == ">":
                char, at = char + line[at], at + 1
            if line[at:at + 1] == "<":
                _refuse("<<")
            pending = number, char
        elif char in "&()*" or char == "#" and word is None:
            _refuse(char)
        else:
            word = (word or "") + char
    end_command()
    if pipeline:
        statements.append((joined, pipeline))
    for _, pipeline in statements:
        if pipeline[0][0][:1] in (["for"], ["while"], ["if"], ["cd"], ["export"]):
            _refuse(pipeline[0][0][0])
    return statements


def _refuse(what):
    _vm.refuse(f"{what!r} of the shell is not simulated: a line may have commands with ; && || | and > between them")
