"""Where aiohttp itself keeps its exceptions."""

from .errors import *
