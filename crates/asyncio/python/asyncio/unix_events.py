"""The names that CPython's loop and policy have on Linux."""

import sys

import _signal_handlers
from _thread import _get_main_thread_ident, get_ident

from . import coroutines
from . import events
from .base_events import BaseEventLoop

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")


class BaseSelectorEventLoop(BaseEventLoop):
    """A loop that waits for timers and threads; there are no files here."""

    def __init__(self, selector=None):
        super().__init__()
        logging = sys.modules.get("logging")
        if logging is not None:
            # Programs that log everything see this line on Linux.
            logging.getLogger("asyncio").debug("Using selector: %s",
                                               "EpollSelector")

    def close(self):
        if "_watched" in self.__dict__ and not self.is_running():
            from .selector_events import forget_all
            forget_all(self)
        super().close()


# What is registered with `signal` for a signal that a loop handles.
def _sighandler_noop(signum, frame):
    pass


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    """Signals come from the program itself only (os.kill, raise_signal)."""

    _signal_handlers = None

    def close(self):
        super().close()
        for sig in list(self._signal_handlers or ()):
            self.remove_signal_handler(sig)

    async def create_unix_connection(
            self, protocol_factory, path=None, *, ssl=None, sock=None,
            server_hostname=None, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None):
        from . import server
        if ssl and server_hostname is None:
            raise ValueError("you have to pass server_hostname when using ssl")
        server._only_with_tls(ssl, server_hostname=server_hostname,
                              ssl_handshake_timeout=ssl_handshake_timeout,
                              ssl_shutdown_timeout=ssl_shutdown_timeout)
        return await server.create_unix_connection(
            self, protocol_factory, path, sock, ssl)

    async def create_unix_server(
            self, protocol_factory, path=None, *, sock=None, backlog=100,
            ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
            start_serving=True, cleanup_socket=True):
        from . import server
        server._check_tls_of_server(ssl, ssl_handshake_timeout,
                                    ssl_shutdown_timeout)
        return await server.create_unix_server(
            self, protocol_factory, path, sock, ssl, start_serving,
            cleanup_socket)

    async def connect_read_pipe(self, protocol_factory, pipe):
        """Have a protocol told of what comes out of a pipe."""
        from . import unix_pipes
        return await unix_pipes.connect(
            self, unix_pipes._UnixReadPipeTransport, protocol_factory, pipe,
            "Read")

    async def connect_write_pipe(self, protocol_factory, pipe):
        """A transport that writes into a pipe."""
        from . import unix_pipes
        return await unix_pipes.connect(
            self, unix_pipes._UnixWritePipeTransport, protocol_factory, pipe,
            "Write")

    def add_signal_handler(self, sig, callback, *args):
        """Have the loop call a function when the signal comes."""
        if (coroutines.iscoroutine(callback)
                or coroutines.iscoroutinefunction(callback)):
            raise TypeError("coroutines cannot be used "
                            "with add_signal_handler()")
        import signal
        self._check_signal(sig)
        self._check_closed()
        if get_ident() != _get_main_thread_ident():
            raise RuntimeError("set_wakeup_fd only works in main thread "
                               "of the main interpreter")
        if self._signal_handlers is None:
            self._signal_handlers = {}
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            signal.signal(sig, _sighandler_noop)
        except OSError:
            del self._signal_handlers[sig]
            raise RuntimeError(f"sig {sig} cannot be caught")
        _signal_handlers.loops[int(sig)] = self

    def _signal_came(self, sig):
        # The loop hears of it at the end of one turn, and calls in the next.
        if get_ident() == _get_main_thread_ident():
            self.call_at(self.time(), self._handle_signal, sig)
        else:
            self.call_soon_threadsafe(self._handle_signal, sig)

    def _handle_signal(self, sig):
        handle = (self._signal_handlers or {}).get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self.call_soon(handle._callback, *handle._args,
                           context=handle.get_context())

    def remove_signal_handler(self, sig):
        """Forget the function for a signal; whether there was one."""
        import signal
        self._check_signal(sig)
        if sig not in (self._signal_handlers or ()):
            return False
        del self._signal_handlers[sig]
        _signal_handlers.loops.pop(int(sig), None)
        signal.signal(sig, signal.default_int_handler
                      if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
BaseSelectorEventLoop.__module__ = "asyncio.selector_events"


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop
    _watcher = None

    def get_child_watcher(self):
        from . import child_watchers
        child_watchers._deprecated("get_child_watcher", 2)
        return child_watchers.of_policy(self)

    def set_child_watcher(self, watcher):
        from . import child_watchers
        assert watcher is None or isinstance(
            watcher, child_watchers.AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher
        child_watchers._deprecated("set_child_watcher", 2)

    def set_event_loop(self, loop):
        super().set_event_loop(loop)
        if self._watcher is not None \
                and get_ident() == _get_main_thread_ident():
            self._watcher.attach_loop(loop)


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy


def __getattr__(name):
    if name in ("_UnixReadPipeTransport", "_UnixWritePipeTransport"):
        from . import unix_pipes
        return getattr(unix_pipes, name)
    if name.endswith("ChildWatcher"):
        from . import child_watchers
        return getattr(child_watchers, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
