"""Escapes text for XML."""

__all__ = ["escape", "unescape", "quoteattr"]


def _replaced(data, pairs):
    for old, new in pairs.items():
        data = data.replace(old, new)
    return data


def escape(data, entities={}):
    return _replaced(_replaced(data, {"&": "&amp;", ">": "&gt;", "<": "&lt;"}), entities)


def unescape(data, entities={}):
    return _replaced(_replaced(_replaced(data, {"&lt;": "<", "&gt;": ">"}), entities), {"&amp;": "&"})


def quoteattr(data, entities={}):
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    if "'" not in data:
        return f"'{data}'"
    return '"%s"' % data.replace('"', "&quot;")
