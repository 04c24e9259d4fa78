"""Reads literals; syntax trees are not made here."""

import re

__all__ = ["literal_eval"]

_TOKEN = re.compile(r"""
    (?P<space>[ \t\f\r\n]+|\#[^\n]*|\\\n)
    |(?P<string>\.{3}|[bBrRuU]{0,2}(?:'{3}(?:\\.|[^\\])*?'{3}|"{3}(?:\\.|[^\\])*?"{3}|'(?:\\.|[^\\'\n])*'|"(?:\\.|[^\\"\n])*"))
    |(?P<fstring>[fFrR]{1,2}['"])
    |(?P<number>(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?))
    |(?P<name>[^\W\d]\w*)
    |(?P<mark>\*\*|//|<<|>>|[<>=!]=|:=|->|.)
""", re.VERBOSE | re.DOTALL)
_SIMPLE = ("None", "True", "False")
_KINDS = {"lambda": "Lambda", "not": "UnaryOp", "await": "Await", "yield": "Yield"}


class _Node:
    """What stands where a literal should, as messages show it."""

    def __init__(self, kind):
        self._kind = kind

    def __repr__(self):
        return f"<ast.{self._kind} object at {id(self):#x}>"


def _offence(text):
    """The kind of node of the first piece that is no literal, and its line; None if all are."""
    before = None  # the piece before, without spaces
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "space"]
    first, last = tokens[0], tokens[-1].group()
    if first.lastgroup == "mark" and any(match.group() == "for" for match in tokens if match.lastgroup == "name"):
        return {"[": "ListComp", "(": "GeneratorExp"}.get(first.group(), "SetComp"), 1
    if first.lastgroup == "name" and len(tokens) > 2 and tokens[1].group() in ".([" and text.strip() != "set()":
        return {")": "Call", "]": "Subscript"}.get(last, "Attribute"), 1
    for index, match in enumerate(tokens):
        kind, piece = match.lastgroup, match.group()
        behind = tokens[index + 1] if index + 1 < len(tokens) else None
        line = text.count("\n", 0, match.start()) + 1
        value = before is not None and (before.lastgroup != "mark" or before.group() in ")]}")
        found = None
        if kind == "fstring":
            found = "JoinedStr"
        elif kind == "name":
            if piece == "set" and text[match.end():].replace(" ", "").startswith("()"):
                pass
            elif behind is not None and behind.group() == "(" and piece not in _KINDS:
                found = "Call"
            elif behind is not None and behind.group() == "." and piece not in _SIMPLE:
                found = "Attribute"
            elif piece in ("for", "async"):
                found = "ListComp"
            elif piece in ("if", "else"):
                found = "IfExp"
            elif piece in ("and", "or"):
                found = "BoolOp"
            elif piece in ("in", "is", "not") and value:
                found = "Compare"
            elif piece not in _SIMPLE:
                found = _KINDS.get(piece, "Name")
        elif kind == "mark":
            if piece == "(" and value and before.group() != "set":
                found = "Call"
            elif piece == "[" and value:
                found = "Subscript"
            elif piece == ".":
                found = "Attribute"
            elif piece == "*" and not value:
                found = "Starred"
            elif piece in ("+", "-"):
                number = behind is not None and behind.lastgroup == "number"
                if not value and not number:
                    found = "UnaryOp"
                elif value and (before.lastgroup == "string" or before.group() in _SIMPLE):
                    found = "Constant"
                elif value and not (number and behind.group()[-1] in "jJ" and before.lastgroup == "number"):
                    found = "BinOp"
            elif piece == "**" and not value:
                return None, None
            elif piece in ("*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>") or piece == "**" and value:
                found = "BinOp"
            elif piece in ("<", ">", "==", "!=", "<=", ">="):
                found = "Compare"
            elif piece == "~":
                found = "UnaryOp"
            elif piece == ":=":
                found = "NamedExpr"
        if found:
            return found, line
        before = match
    return None


def literal_eval(node_or_string):
    """The value of a text that is a literal: numbers, texts, bytes, containers, booleans and None."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    code = compile(text, "<unknown>", "eval")
    offence = _offence(text)
    if offence is not None:
        kind, line = offence
        if kind is None:
            raise ValueError("malformed node or string: None")
        raise ValueError(f"malformed node or string on line {line}: {_Node(kind)!r}")
    return eval(code, {"__builtins__": {"set": set}})
