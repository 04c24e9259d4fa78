"""What `pathlib` raises for what a system does not have."""


class UnsupportedOperation(NotImplementedError):
    pass
