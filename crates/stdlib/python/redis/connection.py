"""Where redis-py itself keeps its pools."""

from . import BlockingConnectionPool, ConnectionPool
