"""Pauses between the attempts of the real client; the simulated server never fails."""


class AbstractBackoff:
    def __init__(self, cap=0.512, base=0.008):
        self._cap = cap
        self._base = base

    def reset(self):
        pass

    def compute(self, failures):
        return min(self._cap, self._base * 2 ** failures)


class ExponentialBackoff(AbstractBackoff):
    pass


class ConstantBackoff(AbstractBackoff):
    def __init__(self, backoff):
        self._backoff = backoff

    def compute(self, failures):
        return self._backoff


class NoBackoff(ConstantBackoff):
    def __init__(self):
        super().__init__(0)


class FullJitterBackoff(AbstractBackoff):
    def compute(self, failures):
        import random
        return random.uniform(0, super().compute(failures))


class EqualJitterBackoff(AbstractBackoff):
    def compute(self, failures):
        import random
        half = super().compute(failures) / 2
        return half + random.uniform(0, half)


def default_backoff():
    return EqualJitterBackoff()
