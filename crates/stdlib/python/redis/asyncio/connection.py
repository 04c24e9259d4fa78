"""Where redis-py itself keeps its pools."""

from .client import BlockingConnectionPool, ConnectionPool
