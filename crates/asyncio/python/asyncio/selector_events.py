"""The name under which CPython keeps the base of its Unix loop."""

from .unix_events import BaseSelectorEventLoop

__all__ = ("BaseSelectorEventLoop",)
