"""Escapes text for HTML."""

__all__ = ["escape", "unescape"]

def _table():
    """The characters of the names that have been in HTML for long; those of the first line need no semicolon."""
    names = {}
    latin = (
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute "
        "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring "
        "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml "
        "times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
        "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
        "ugrave uacute ucirc uuml yacute thorn yuml")
    for first, text in ((0xA0, latin), (0x391, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu "
                         "Xi Omicron Pi Rho"), (0x3A3, "Sigma Tau Upsilon Phi Chi Psi Omega"),
                        (0x3B1, "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
                         "rho sigmaf sigma tau upsilon phi chi psi omega")):
        for offset, name in enumerate(text.split()):
            names[name + ";"] = chr(first + offset)
            if first == 0xA0:
                names[name] = chr(first + offset)
    for name, char in (("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", '"'), ("AMP", "&"), ("LT", "<"), ("GT", ">"),
                       ("QUOT", '"'), ("COPY", "\xa9"), ("REG", "\xae")):
        names[name] = names[name + ";"] = char
    others = (
        "apos ' euro \u20ac ndash \u2013 mdash \u2014 lsquo \u2018 rsquo \u2019 sbquo \u201a ldquo \u201c rdquo \u201d "
        "bdquo \u201e dagger \u2020 Dagger \u2021 bull \u2022 hellip \u2026 permil \u2030 prime \u2032 Prime \u2033 "
        "lsaquo \u2039 rsaquo \u203a oline \u203e frasl \u2044 trade \u2122 larr \u2190 uarr \u2191 rarr \u2192 "
        "darr \u2193 harr \u2194 lArr \u21d0 rArr \u21d2 hArr \u21d4 forall \u2200 part \u2202 exist \u2203 "
        "empty \u2205 nabla \u2207 isin \u2208 notin \u2209 ni \u220b prod \u220f sum \u2211 minus \u2212 "
        "lowast \u2217 radic \u221a prop \u221d infin \u221e ang \u2220 and \u2227 or \u2228 cap \u2229 cup \u222a "
        "int \u222b there4 \u2234 sim \u223c cong \u2245 asymp \u2248 ne \u2260 equiv \u2261 le \u2264 ge \u2265 "
        "sub \u2282 sup \u2283 nsub \u2284 sube \u2286 supe \u2287 oplus \u2295 otimes \u2297 perp \u22a5 sdot \u22c5 "
        "loz \u25ca spades \u2660 clubs \u2663 hearts \u2665 diams \u2666 OElig \u0152 oelig \u0153 Scaron \u0160 "
        "scaron \u0161 Yuml \u0178 fnof \u0192 circ \u02c6 tilde \u02dc check \u2713 cross \u2717 star \u2606 "
        "starf \u2605 phone \u260e lbrace { rbrace } lbrack [ rbrack ] lpar ( rpar ) num # excl ! dollar $ percnt % "
        "ast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lowbar _ grave ` vert | Hat ^ "
        "bigstar \u2605").split(" ")
    for name, char in zip(others[::2], others[1::2]):
        names[name + ";"] = char
    names |= {"ensp;": "\u2002", "emsp;": "\u2003", "thinsp;": "\u2009", "zwnj;": "\u200c", "zwj;": "\u200d",
              "lrm;": "\u200e", "rlm;": "\u200f", "Tab;": "\t", "NewLine;": "\n", "bsol;": "\\"}
    return names


_NAMED = None
# What the numbers from 128 on stand for, which were meant as those of an older code page.
_OLDER = ("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c"
          "\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178")


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(match):
    global _NAMED
    name = match[1]
    if name[0] != "#":
        if _NAMED is None:
            _NAMED = _table()
        if name in _NAMED:
            return _NAMED[name]
        for end in range(len(name) - 1, 1, -1):
            if name[:end] in _NAMED:
                return _NAMED[name[:end]] + name[end:]
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
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _character, s)
