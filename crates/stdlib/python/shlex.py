"""Splits and joins command lines as a shell does."""

__all__ = ["split", "quote", "join"]

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, quote, index, size = [], None, "", 0, len(s)
    while index < size:
        c = s[index]
        index += 1
        if quote:
            if c == quote:
                quote = ""
                if not posix:
                    word += c
            elif c == "\\" and quote == '"' and posix:
                if index == size:
                    raise ValueError("No escaped character")
                c = s[index]
                index += 1
                word += c if c in '"\\' else "\\" + c
            else:
                word += c
        elif c in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif c == "#" and comments:
            while index < size and s[index] != "\n":
                index += 1
        elif c in "'\"":
            quote = c
            word = (word or "") + ("" if posix else c)
        elif c == "\\" and posix:
            if index == size:
                raise ValueError("No escaped character")
            word = (word or "") + s[index]
            index += 1
        else:
            word = (word or "") + c
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def join(split_command):
    return " ".join(map(quote, split_command))


def quote(s):
    if not s:
        return "''"
    if not set(s) - _SAFE:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
