"""Time limits, as `asyncio` has them since Python 3.11."""

from asyncio import Timeout, timeout, timeout_at

__all__ = ("timeout", "timeout_at", "Timeout")
