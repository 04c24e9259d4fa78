"""The client of a simulated PostgreSQL server: connections, transactions and pools as asyncpg has them.

Each server lives in memory as long as the run does, and speaks the SQL that `_sql` reads.
"""

from .connection import Connection, connect
from .exceptions import *
from .pool import Pool, create_pool
from ._rows import Record
from . import exceptions, pool

__version__ = "0.30.0"
