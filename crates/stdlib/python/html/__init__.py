"""Escapes text for HTML."""

__all__ = ["escape", "unescape"]

_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae",
          "deg": "\xb0", "middot": "\xb7", "laquo": "\xab", "raquo": "\xbb", "times": "\xd7", "euro": "\u20ac",
          "ndash": "\u2013", "mdash": "\u2014", "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c",
          "rdquo": "\u201d", "bull": "\u2022", "hellip": "\u2026", "trade": "\u2122", "larr": "\u2190",
          "rarr": "\u2192", "auml": "\xe4", "ouml": "\xf6", "uuml": "\xfc", "Auml": "\xc4", "Ouml": "\xd6",
          "Uuml": "\xdc", "szlig": "\xdf", "eacute": "\xe9", "egrave": "\xe8", "agrave": "\xe0", "ccedil": "\xe7",
          "ntilde": "\xf1", "pound": "\xa3", "yen": "\xa5", "sect": "\xa7", "para": "\xb6", "plusmn": "\xb1"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(match):
    name = match[1]
    if name[0] != "#":
        found = _NAMED.get(name.rstrip(";"))
        return match[0] if found is None else found
    number = int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";"))
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)


def unescape(s):
    if "&" not in s:
        return s
    import re
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z]{1,8};)", _character, s)
