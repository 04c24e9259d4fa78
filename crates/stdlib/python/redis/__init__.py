"""A client of a simulated key-value server with the interface of redis-py, as far as tutorials go."""

from .errors import *

__version__ = "5.0.0"


class Redis:
    """The blocking client."""

    def __init__(self, host="localhost", port=6379, db=0, *, decode_responses=False, **ignored):
        from ._store import database
        self._db = database(host, port, db)
        self._decode = decode_responses

    @classmethod
    def from_url(cls, url, **options):
        from ._store import parse_url
        return cls(**{**parse_url(url), **options})

    def __getattr__(self, name):
        from ._store import command
        function = command(name)

        def call(*args, **kwargs):
            from time import _service
            _service(f"redis {name}", self._db.latency)
            return self._db.answer(function(self._db, *args, **kwargs), self._decode)

        call.__name__ = name
        return call

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


StrictRedis = Redis
from_url = Redis.from_url
