"""How often the real client would try again; the simulated server never fails."""


class Retry:
    def __init__(self, backoff, retries, supported_errors=()):
        self._backoff = backoff
        self._retries = retries
        self._supported_errors = supported_errors
