"""Escapes text for HTML."""

__all__ = ["escape", "unescape"]

# What the numbers from 128 on stand for, which were meant as those of an older code page.
_OLDER = ("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c"
          "\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178")


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _replace_charref(match):
    name = match[1]
    if name[0] != "#":
        from html.entities import html5
        if name in html5:
            return html5[name]
        for end in range(len(name) - 1, 1, -1):
            if name[:end] in html5:
                return html5[name[:end]] + name[end:]
        return match[0]
    number = int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";"))
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    if 0x80 <= number <= 0x9F:
        return _OLDER[number - 0x80]
    if number < 0x20 and number not in (9, 10, 12, 13) or number == 0x7F or number & 0xFFFE == 0xFFFE \
            or number == 0xB or 0xFDD0 <= number <= 0xFDEF:
        return ""
    return chr(number)


def unescape(s):
    if "&" not in s:
        return s
    import re
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _replace_charref, s)
