"""The functions of `codecs` under the name that pickles know them by."""

import codecs


def encode(obj, encoding="utf-8", errors="strict"):
    return codecs.encode(obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return codecs.decode(obj, encoding, errors)
