"""Numbers that asyncio shares."""

# Frames kept of the place where a handle, future or task was made (debug).
DEBUG_STACK_DEPTH = 10

# Seconds that asyncio.run() gives the default executor's threads to end.
THREAD_JOIN_TIMEOUT = 300

LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5
ACCEPT_RETRY_DELAY = 1
SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0
SENDFILE_FALLBACK_READBUFFER_SIZE = 256 * 1024
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512


def __getattr__(name):
    if name == "_SendfileMode":
        from .sending_files import _SendfileMode
        return _SendfileMode
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
