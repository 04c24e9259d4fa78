"""The names of headers and methods."""


def __getattr__(name):
    if name.startswith("METH_"):
        return name[5:]
    if name.startswith("_") or name != name.upper():
        raise AttributeError(f"module 'aiohttp.hdrs' has no attribute {name!r}")
    special = {"ETAG": "ETag", "WWW_AUTHENTICATE": "WWW-Authenticate", "TE": "TE", "DNT": "DNT"}
    return special.get(name) or name.replace("_", "-").title()
