"""Of mail there are the dates and addresses of its headers (`email.utils`)."""

__all__ = ["utils"]
