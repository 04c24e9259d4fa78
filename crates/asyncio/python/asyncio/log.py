"""The logger of asyncio.  Imported only by code that is about to log."""

import logging

logger = logging.getLogger("asyncio")
