"""The module `abc` in Python, which is here the only one."""
from abc import ABCMeta, get_cache_token
