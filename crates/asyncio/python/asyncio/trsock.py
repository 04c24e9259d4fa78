"""The sockets of transports, under the name that programs import."""

from .network import TransportSocket

__all__ = ()
