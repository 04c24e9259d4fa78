"""Where redis-py itself keeps its exceptions."""

from .errors import *
