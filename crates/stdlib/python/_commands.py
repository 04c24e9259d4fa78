"""The commands that the simulated machine knows.

Each gives the seconds that it takes, its exit status, and what it writes on
its output and its error stream.  But for `sleep` none takes any time.  What a
command is told that is not simulated ends the run.
"""

import re

import _disk
import _vm


class _Failed(Exception):
    """A file that cannot be read: the message and the exit status."""


def _refuse(name):
    _vm.refuse(f"these arguments of the command {name} are not simulated")


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


def _data(name, word, missing="{}: {}: No such file or directory", status=1):
    node = _disk.lookup(word)
    if node is None:
        raise _Failed(missing.format(name, word) + "\n", status)
    if node.entries is not None:
        raise _Failed(f"{name}: {word}: Is a directory\n", status)
    return bytes(node.data)


def _input(name, words, given, **failing):
    """The lines of the file that is named, or of the input."""
    if len(words) > 1:
        _refuse(name)
    data = _data(name, words[0], **failing) if words and words[0] != "-" else given
    return _split(data)


def _split(data):
    lines = data.decode().split("\n")
    return lines if lines[-1] else lines[:-1]


def _joined(lines):
    return "".join(line + "\n" for line in lines).encode()


def _sleep(words, given):
    seconds = 0.0
    for word in words:
        unit = {"s": 1, "m": 60, "h": 3600, "d": 86400}.get(word[-1:], 0)
        try:
            seconds += float(word[:-1] if unit else word) * (unit or 1)
        except ValueError:
            return 0, 1, b"", (f"sleep: invalid time interval \u2018{word}\u2019\n"
                               "Try 'sleep --help' for more information.\n").encode()
    if not words:
        return 0, 1, b"", b"sleep: missing operand\nTry 'sleep --help' for more information.\n"
    return seconds, 0, b"", b""


def _echo(words, given):
    end = "\n"
    if words[:1] == ["-n"]:
        words, end = words[1:], ""
    if re.fullmatch("-[neE]+", words[0] if words else ""):
        _refuse("echo")
    return 0, 0, (" ".join(words) + end).encode(), b""


def _cat(words, given):
    _, words = _options("cat", words, "")
    out = err = b""
    for word in words or ["-"]:
        try:
            out += given if word == "-" else _data("cat", word)
        except _Failed as failed:
            err += failed.args[0].encode()
    return 0, 1 if err else 0, out, err


def _names(node, letters):
    names = sorted(node.entries)
    return [".", "..", *names] if "a" in letters else [name for name in names if not name.startswith(".")]


def _rows(names, nodes):
    """What `ls -l` says of files: all of them belong to one user."""
    import stat
    import time
    rows = []
    for name, node in zip(names, nodes):
        mode = (stat.S_IFDIR if node.entries is not None else node.kind or stat.S_IFREG) | node.mode
        when = time.strftime("%b %e %H:%M", time.gmtime(node.mtime_ns // 10 ** 9))
        links = 1 if node.entries is None else 2 + sum(inner.entries is not None for inner in node.entries.values())
        size = 4096 if node.entries is not None else len(node.data)
        rows.append((stat.filemode(mode), links, size, when, name))
    wide, long = (max((len(str(row[column])) for row in rows), default=0) for column in (1, 2))
    return [f"{mode} {links:{wide}} user user {size:{long}} {when} {name}" for mode, links, size, when, name in rows]


def _inside(word, node, letters):
    names = _names(node, letters)
    if "l" not in letters:
        return names
    nodes = [_disk.find(word + "/" + name) for name in names]
    blocks = sum(4 if node.entries is not None else -(-len(node.data) // 4096) * 4 for node in nodes)
    return [f"total {blocks}", *_rows(names, nodes)]


def _ls(words, given):
    letters, words = _options("ls", words, "al1")
    nodes = [(word, _disk.lookup(word)) for word in sorted(words or ["."])]
    err = "".join(f"ls: cannot access '{word}': No such file or directory\n" for word, node in nodes if node is None)
    files = [(word, node) for word, node in nodes if node is not None and node.entries is None]
    names = [word for word, _ in files]
    parts = [_joined(_rows(names, [node for _, node in files]) if "l" in letters else names)]
    for word, node in nodes:
        if node is not None and node.entries is not None:
            title = f"{word}:\n".encode() if len(nodes) > 1 else b""
            parts.append(title + _joined(_inside(word, node, letters)))
    return 0, 2 if err else 0, b"\n".join(filter(None, parts)), err.encode()


def _changing(name, known, trouble, change):
    """A command that does something to each of the paths that it is given."""
    def command(words, given):
        letters, words = _options(name, words, known)
        if not words:
            missing = "missing file operand" if name == "touch" else "missing operand"
            return 0, 1, b"", f"{name}: {missing}\nTry '{name} --help' for more information.\n".encode()
        err = ""
        for word in words:
            try:
                change(word, letters)
            except OSError as exc:
                err += f"{name}: {trouble.format(word)}: {exc.strerror}\n"
        return 0, 1 if err else 0, b"", err.encode()
    return command


def _make_folder(path, letters):
    if "p" in letters:
        import os
        os.makedirs(path, exist_ok=True)
    else:
        _disk.mkdir(path)


def _remove(path, letters):
    node = _disk.lookup(path)
    if node is None and "f" in letters:
        return
    if node is not None and node.entries is not None and "r" in letters:
        for name in list(node.entries):
            _remove(path + "/" + name, letters)
        _disk.rmdir(path)
    else:
        _disk.unlink(path)


def _touch(path, letters):
    (_disk.lookup(path) or _disk.create(path)).touch()


def _to_a_place(name, options, put, trouble):
    """A command that puts files to where its last word says; `put` gives a complaint or none."""
    def command(words, given):
        import os
        letters, words = _options(name, words, options)
        *sources, target = words or [""]
        into = os.path.isdir(target)
        if not sources or len(sources) > 1 and not into:
            _refuse(name)
        err = ""
        for source in sources:
            goal = os.path.join(target, os.path.basename(source.rstrip("/"))) if into else target
            try:
                if not os.path.exists(source):
                    err += f"{name}: cannot stat '{source}': No such file or directory\n"
                else:
                    if os.path.exists(goal) and (os.path.samefile(source, goal) or os.path.isdir(goal)):
                        _refuse(name)
                    err += put(source, goal, letters) or ""
            except OSError as exc:
                err += f"{name}: {trouble.format(source, goal)}: {exc.strerror}\n"
        return 0, 1 if err else 0, b"", err.encode()
    return command


def _copy(source, goal, letters):
    import os
    import shutil
    if not os.path.isdir(source):
        shutil.copy(source, goal)
    elif "r" in letters.lower():
        shutil.copytree(source, goal)
    else:
        return f"cp: -r not specified; omitting directory '{source}'\n"


def _move(source, goal, letters):
    _disk.rename(source, goal)


def _pwd(words, given):
    import os
    return 0, 0, os.getcwd().encode() + b"\n", b""


def _wc(words, given):
    if words[:1] != ["-l"]:
        _vm.refuse("of the command wc only `wc -l` is simulated")
    if len(words) > 2:
        _refuse("wc")
    data = _data("wc", words[1]) if words[1:] else given
    return 0, 0, " ".join([str(data.count(10)), *words[1:]]).encode() + b"\n", b""


def _pattern(text, extended):
    """A pattern of grep as one of `re`; None for what they do not share."""
    out, at = "", 0
    while at < len(text):
        char = text[at]
        at += 1
        escaped = char == "\\"
        if escaped:
            char = text[at:at + 1]
            at += 1
            if char.isalnum() or not char:
                return None
        if char == "[" and not escaped:
            end = text.find("]", at + 1 + (text[at:at + 1] == "^"))
            inside = text[at:end]
            if end < 0 or "[" in inside or "\\" in inside:
                return None
            out, at = f"{out}[{inside}]", end + 1
        elif char in "+?|(){}":
            # They mean something where they are escaped, or where they are not.
            out += char if escaped != extended else "\\" + char
        elif char == "*" and not escaped and (not out or out[-1] in "(|^"):
            return None
        else:
            out += "\\" + char if escaped else char
    try:
        return re.compile(out)
    except re.error:
        return None


def _grep(words, given):
    letters, words = _options("grep", words, "ivcnE")
    pattern = _pattern(words[0], "E" in letters) if words else None
    if pattern is None:
        _refuse("grep")
    if "i" in letters:
        pattern = re.compile(pattern.pattern, re.IGNORECASE)
    lines = _input("grep", words[1:], given, status=2)
    found = [(number, line) for number, line in enumerate(lines, 1) if bool(pattern.search(line)) != ("v" in letters)]
    if "c" in letters:
        out = [str(len(found))]
    else:
        out = [f"{number}:{line}" if "n" in letters else line for number, line in found]
    return 0, 0 if found else 1, _joined(out), b""


def _sort(words, given):
    letters, words = _options("sort", words, "rnu")
    if "n" in letters and "u" in letters:
        _refuse("sort")
    missing = "{}: cannot read: {}: No such file or directory"
    lines = _split(b"".join([_joined(_input("sort", [word], given, missing=missing, status=2))
                             for word in words or ["-"]]))
    lines = sorted(set(lines) if "u" in letters else lines)
    if "n" in letters:
        lines.sort(key=lambda line: float(re.match(r"\s*(-?(?:\d+\.?\d*|\.\d+))?", line)[1] or 0))
    return 0, 0, _joined(lines[::-1] if "r" in letters else lines), b""


def _uniq(words, given):
    letters, words = _options("uniq", words, "c")
    from itertools import groupby
    groups = [(line, len(list(same))) for line, same in groupby(_input("uniq", words, given))]
    return 0, 0, _joined(f"{count:7} {line}" if letters else line for line, count in groups), b""


def _counted(name, words):
    """How many lines are wanted, as it was written, and the other words."""
    found = re.fullmatch(r"-n?(\d+)|-n([+-]\d+)", words[0]) if words else None
    if found:
        return found[1] or found[2], words[1:]
    if words[:1] == ["-n"]:
        if not re.fullmatch(r"[+-]?\d+", words[1] if words[1:] else ""):
            _refuse(name)
        return words[1], words[2:]
    _, words = _options(name, words, "")
    return "10", words


def _head(words, given):
    count, words = _counted("head", words)
    lines = _input("head", words, given, missing="{}: cannot open '{}' for reading: No such file or directory")
    # A negative number leaves so many out at the end.
    return 0, 0, _joined(lines[:int(count)] if count != "-0" else lines), b""


def _tail(words, given):
    count, words = _counted("tail", words)
    lines = _input("tail", words, given, missing="{}: cannot open '{}' for reading: No such file or directory")
    number = abs(int(count))
    # With a plus it is the number of the first line.
    start = max(number - 1, 0) if count.startswith("+") else max(len(lines) - number, 0)
    return 0, 0, _joined(lines[start:]), b""


def _set(text):
    for name, letters in ("lower", "abcdefghijklmnopqrstuvwxyz"), ("upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), \
            ("digit", "0123456789"), ("space", " \t\n\r\v\f"):
        text = text.replace(f"[:{name}:]", letters)
    text = text.replace("\\n", "\n").replace("\\t", "\t")
    if "[" in text or "\\" in text:
        _refuse("tr")
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
    if len(words) != (1 if letters else 2) or "" in words:
        _refuse("tr")
    one, text = _set(words[0]), given.decode()
    if letters:
        return 0, 0, text.translate(dict.fromkeys(map(ord, one))).encode(), b""
    other = _set(words[1])
    return 0, 0, text.translate(str.maketrans(one, other[:len(one)].ljust(len(one), other[-1]))).encode(), b""


def _seq(words, given):
    if not 1 <= len(words) <= 3 or not all(re.fullmatch(r"-?\d+", word) for word in words) or words[1:-1] == ["0"]:
        _refuse("seq")
    numbers = [int(word) for word in words]
    first = numbers[0] if len(words) > 1 else 1
    step = numbers[1] if len(words) == 3 else 1
    return 0, 0, _joined(map(str, range(first, numbers[-1] + (1 if step > 0 else -1), step))), b""


def _date(words, given):
    import time
    if len(words) > 1 or words and not words[0].startswith("+"):
        _refuse("date")
    layout = words[0][1:] if words else "%a %b %e %H:%M:%S UTC %Y"
    return 0, 0, time.strftime(layout).encode() + b"\n", b""


def _says(name, text):
    """A command that takes no words and writes the same each time."""
    def run(words, given):
        if words:
            _refuse(name)
        return 0, 0, text, b""
    return run


_COMMANDS = {
    "sleep": _sleep,
    "echo": _echo,
    "cat": _cat,
    "ls": _ls,
    "pwd": _pwd,
    "mkdir": _changing("mkdir", "p", "cannot create directory \u2018{}\u2019", _make_folder),
    "rm": _changing("rm", "rf", "cannot remove '{}'", _remove),
    "cp": _to_a_place("cp", "rRf", _copy, "cannot create regular file '{1}'"),
    "mv": _to_a_place("mv", "f", _move, "cannot move '{}' to '{}'"),
    "touch": _changing("touch", "", "cannot touch '{}'", _touch),
    "wc": _wc,
    "true": lambda words, given: (0, 0, b"", b""),
    "false": lambda words, given: (0, 1, b"", b""),
    "hostname": _says("hostname", b"interleave\n"),
    "whoami": _says("whoami", b"user\n"),
    "uname": _says("uname", b"Linux\n"),
    # What takes all from a terminal's screen.
    "clear": _says("clear", b"\x1b[H\x1b[2J\x1b[3J"),
    "grep": _grep,
    "sort": _sort,
    "uniq": _uniq,
    "head": _head,
    "tail": _tail,
    "tr": _tr,
    "seq": _seq,
    "date": _date,
}
_KNOWN = "sleep, echo, cat, ls, pwd, mkdir, rm, cp, mv, touch, grep, sort, uniq, head, tail, tr, seq, date, wc -l, clear, whoami, uname, true, false and hostname"


# Names that programs take for a command that no machine has.
_IS_NO_COMMAND = re.compile(r"no[-_]?such|non?[-_]?exist|(not|nt)[-_]?(exist|real|found|there)"
                            r"|\bnot[-_]?an?[-_]?(command|program|real|valid)|invalid|unknown|missing|fake|bogus")
# Those of another system.
_OF_WINDOWS = ("cls", "pause", "color", "title", "ver", "tasklist", "taskkill", "ipconfig", "systeminfo")


def _look_up(name):
    """What the system says of a program that is surely not there, or none."""
    folder, slash, _ = name.rpartition("/")
    if not slash or re.fullmatch(r"(/usr|/opt)?(/local)?/s?bin", folder):
        if name in _OF_WINDOWS or _IS_NO_COMMAND.search(name.lower()):
            raise FileNotFoundError(2, "No such file or directory", name)
        return
    node = _disk.find(name)
    if node.entries is not None or not node.mode & 0o111:
        raise PermissionError(13, "Permission denied", name)


def find(name):
    """The command of that name; the run ends where it is not simulated."""
    command = _COMMANDS.get(name.rpartition("/")[2])
    if command is None:
        _look_up(name)
        _vm.refuse(f"the command {name!r} is not simulated: of other programs there are {_KNOWN}")
    return command


def is_program(path):
    """Whether a path is where the simulated machine has a program."""
    folder, _, name = path.rpartition("/")
    return folder in ("/usr/bin", "/bin") and (name in _COMMANDS or name in ("sh", "python3"))


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
    try:
        command = find(words[0])
    except OSError as error:
        status, why = (127, "not found") if error.errno == 2 else (126, "Permission denied")
        return 0, status, b"", f"/bin/sh: 1: {words[0]}: {why}\n".encode()
    try:
        return command(words[1:], given)
    except _Failed as failed:
        message, status = failed.args
        return 0, status, b"", message.encode()
    except UnicodeDecodeError:
        _vm.refuse(f"the command {words[0]} is given what is no text: that is not simulated")
