"""The dictionaries of requests."""

from aiohttp.values import Headers


class CaseInsensitiveDict(Headers):
    """Names are looked up whatever their case, and keep their spelling."""

    def __init__(self, data=None, **kwargs):
        super().__init__()
        self.update(data or {}, **kwargs)

    def lower_items(self):
        return ((key.lower(), value) for key, value in self.items())


class LookupDict(dict):
    """Codes by their names, as attributes and as items."""

    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __repr__(self):
        return f"<lookup '{self.name}'>"

    def __getitem__(self, key):
        return self.__dict__.get(key)

    def get(self, key, default=None):
        return self.__dict__.get(key, default)
