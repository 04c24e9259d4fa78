"""Lines of the shell of the simulated machine: commands with `;`, `&&`, `||`, pipes, redirections and variables."""

import _vm
from _commands import run_words


class Pattern(str):
    """A word that stands for the names of files."""


def _expanded(words, status):
    for word in words:
        shown = word.replace("\0", str(status))
        if isinstance(word, Pattern):
            from glob import glob
            yield from sorted(glob(shown)) or [shown]
        else:
            yield shown


def run_shell(statements, given, pieces):
    """The seconds that they take, and the status.

    To `pieces` goes what each of them writes, behind the seconds after which it has ended.
    """
    total, status = 0, 0
    for joined, pipeline in statements:
        if joined == "&&" and status or joined == "||" and not status:
            continue
        words = list(_expanded(pipeline[0][0], status))
        if words[:1] == ["exit"]:
            if words[1:] and not words[1].isdecimal():
                _refuse("exit")
            status = int(words[1]) % 256 if words[1:] else status
            break
        before, longest, data, wrong = status, 0, given, b""
        for words, redirections in pipeline:
            words = list(_expanded(words, before))
            seconds, status, data, err = _run_redirected(words, redirections, data)
            longest, wrong = max(longest, seconds), wrong + err
        total += longest
        pieces.append((total, data, wrong))
    return total, status


def _run_redirected(words, redirections, given):
    targets, files = {1: 1, 2: 2}, []
    try:
        for number, mark, target in redirections:
            if mark == "<":
                with open(target, "rb") as file:
                    given = file.read()
            elif mark == ">&":
                targets[number] = targets[int(target)]
            elif target == "/dev/null":
                targets[number] = None
            else:
                targets[number] = open(target, "ab" if mark == ">>" else "wb")
                files.append(targets[number])
        seconds, status, out, err = run_words(words, given) if words else (0, 0, b"", b"")
        streams = {1: b"", 2: b""}
        for number, data in (1, out), (2, err):
            target = targets[number]
            if isinstance(target, int):
                streams[target] += data
            elif target is not None:
                target.write(data)
        return seconds, status, streams[1], streams[2]
    except OSError as error:
        return 0, 2, b"", f"/bin/sh: 1: {_complaint(mark, target, error)}\n".encode()
    finally:
        for file in files:
            file.close()


def _complaint(mark, target, error):
    if not isinstance(error, FileNotFoundError):
        why = error.strerror
    else:
        why = "No such file" if mark == "<" else "Directory nonexistent"
    return f"cannot {'open' if mark == '<' else 'create'} {target}: {why}"


def parse(line, environ):
    """The statements of a line: what stands before each, and the commands that pipes join, with their redirections."""
    statements, pipeline, words, redirections = [], [], [], []
    joined, word, at, quote, pending, is_pattern = ";", None, 0, "", None, False

    def end_word():
        nonlocal word, pending, is_pattern
        if word is not None:
            if pending is not None:
                if is_pattern or "\0" in word:
                    _refuse("*" if is_pattern else "$")
                redirections.append((*pending, word))
                pending = None
            else:
                words.append(Pattern(word) if is_pattern else word)
        word, is_pattern = None, False

    def end_command(mark):
        nonlocal words, redirections
        end_word()
        if pending is not None or mark and not words and not redirections:
            _refuse(mark or "<")
        if words or redirections:
            pipeline.append((words, redirections))
        if words[:1] == ["echo"] and "\\" in "".join(words):
            # A shell's own `echo` takes a backslash for the begin of a special character.
            _refuse("\\")
        words, redirections = [], []

    while at < len(line):
        char = line[at]
        at += 1
        if char == quote:
            quote = ""
        elif char == "$" and quote != "'" and line[at:at + 1] == "?":
            # Stands for the status until that is known.
            word, at = (word or "") + "\0", at + 1
        elif char == "$" and quote != "'":
            name = ""
            braces = line[at:at + 1] == "{"
            at += braces
            while at < len(line) and (line[at].isalnum() or line[at] == "_"):
                name, at = name + line[at], at + 1
            if not name and not braces and line[at:at + 1] in ("", " ", '"'):
                word = (word or "") + char
                continue
            if not name or name[0].isdigit() or braces and line[at:at + 1] != "}":
                _refuse("$")
            at += braces
            value = environ.get(name, "")
            if not quote and len(value.split()) > 1:
                _refuse("$")
            if quote or value:
                word = (word or "") + value
        elif char == "`" and quote != "'":
            _refuse(char)
        elif quote:
            if char in "*?[" and is_pattern:
                _refuse(char)
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
            joins = ";" if char in ";\n" else char * 2
            after_pipe = bool(pipeline)
            end_command(joins if joins != ";" or after_pipe or joined != ";" and char == ";" else "")
            if pipeline:
                statements.append((joined, pipeline))
            pipeline = []
            joined = joins
            at += joined != ";"
        elif char == "|":
            end_command(char)
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
        elif char in "&()" or char in "[#~" and word is None:
            _refuse(char)
        elif char in "*?[":
            word, is_pattern = (word or "") + char, True
        else:
            word = (word or "") + char
    if quote:
        _refuse(quote)
    end_command("|" if pipeline else joined.strip(";"))
    if pipeline:
        statements.append((joined, pipeline))
    for _, pipeline in statements:
        if pipeline[0][0][:1] in (["for"], ["while"], ["if"], ["cd"], ["export"]):
            _refuse(pipeline[0][0][0])
    return statements


def _refuse(what):
    _vm.refuse(f"{what!r} of the shell is not simulated: a line may have commands with ; && || | and > between them")
