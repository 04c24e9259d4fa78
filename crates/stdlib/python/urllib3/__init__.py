"""As much of urllib3 as programs with requests ask for: how often to try, and its warnings."""

from . import exceptions, util
from .util import Retry, Timeout

__version__ = "2.2.0"


def disable_warnings(category=exceptions.HTTPWarning):
    import warnings
    warnings.simplefilter("ignore", category)


def __getattr__(name):
    if name in ("PoolManager", "ProxyManager", "HTTPConnectionPool", "HTTPSConnectionPool", "HTTPResponse", "request",
                "connection_from_url", "make_headers", "encode_multipart_formdata", "contrib", "connectionpool", "response"):
        import _vm
        _vm.refuse(f"urllib3.{name} is not simulated; requests is")
    raise AttributeError(f"module 'urllib3' has no attribute {name!r}")
