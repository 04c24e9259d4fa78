"""The event loop, around the native core.

The core keeps the clock, the timers and the ready queue, and runs the turns.
This class adds what is rare: starting and stopping, tasks with a factory,
executors, exception handlers, debug mode, asynchronous generators.
"""

import _thread
import sys

from _asyncio import Future, LoopCore, Task, _get_running_loop
from _asyncio import _go_on_with, _put_task_aside, _set_running_loop
from _asyncio import _shortcut, _WeakSet

from . import coroutines
from . import events
from . import futures

__all__ = ("BaseEventLoop", "Server")


def _run_until_complete_cb(fut):
    if not fut.cancelled():
        exc = fut.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            # The loop has stopped already: the exception left its turn.
            return
    futures._get_loop(fut).stop()


def _run_once(loop):
    """With the next one, the calls between `run_forever` and what a handle calls: recursion ends by their number."""
    _run(loop)


def _run(loop):
    loop._run_turns()


class BaseEventLoop(LoopCore, events.AbstractEventLoop):

    def __init__(self):
        super().__init__()
        self._default_executor = None
        self._exception_handler = None
        self._task_factory = None
        self._old_agen_hooks = None
        self._origin_tracking = False
        self._origin_tracking_saved = 0
        # Generators that are being iterated, in the order of their start.
        self._asyncgens = _WeakSet()
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False
        self.slow_callback_duration = 0.1
        self.set_debug(coroutines._is_debug_mode())

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self.get_debug()}>")

    # Futures and tasks.

    @_shortcut
    def create_future(self):
        return Future(loop=self)

    @_shortcut
    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine as a task of this loop."""
        self._check_closed()
        factory = self._task_factory
        if factory is None:
            task = Task(coro, loop=self, name=name, context=context)
            if self._debug and task._source_traceback:
                # The place that counts is the caller's.
                del task._source_traceback[-1]
            return task
        if context is None:
            task = factory(self, coro)
        else:
            task = factory(self, coro, context=context)
        task.set_name(name)
        return task

    def set_task_factory(self, factory):
        """Have tasks made by factory(loop, coro, context=...)."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Running.

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError(
                "Cannot run the event loop while another loop is running")

    def _run_forever_setup(self):
        self._check_closed()
        self._check_running()
        self._set_coroutine_origin_tracking(self._debug)
        self._old_agen_hooks = sys.get_asyncgen_hooks()
        self._thread_id = _thread.get_ident()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                               finalizer=self._asyncgen_finalizer_hook)
        _set_running_loop(self)

    def _run_forever_cleanup(self):
        self._stopping = self._waits = False
        self._thread_id = None
        _set_running_loop(None)
        self._set_coroutine_origin_tracking(False)
        if self._old_agen_hooks is not None:
            sys.set_asyncgen_hooks(*self._old_agen_hooks)
            self._old_agen_hooks = None

    def run_forever(self):
        """Run until stop() is called."""
        aside = None
        try:
            self._run_forever_setup()
            aside = _put_task_aside(self)
            if type(self)._run_once is LoopCore._run_once:
                _run_once(self)
                return
            # A class of the program has its own way with each turn.
            self._waits = True
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._run_forever_cleanup()
            if aside is not None:
                _go_on_with(aside)

    def run_until_complete(self, future):
        """Run until the future is done; return its result or raise."""
        self._check_closed()
        self._check_running()

        own = not futures.isfuture(future)
        from .tasks import ensure_future
        future = ensure_future(future, loop=self)
        if own:
            # The caller learns below that it did not complete.
            future._log_destroy_pending = False

        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if own and future.done() and not future.cancelled():
                # Nobody else can see the task: take its exception as read.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def close(self):
        """Forget all that was scheduled; do not wait for the executor."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        if self._debug:
            _log().debug("Close %r", self)
        # The core drops its handles and timers.
        super().close()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    # Asynchronous generators.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f"asynchronous generator {agen!r} was scheduled "
                          "after loop.shutdown_asyncgens() call",
                          ResourceWarning, source=self)
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Close the asynchronous generators that are still open."""
        self._asyncgens_shutdown_called = True
        if not self._asyncgens:
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()

        from .tasks import gather
        results = await gather(*[agen.aclose() for agen in closing],
                               return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": "an error occurred during closing of "
                               f"asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    # Threads.

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")

    def run_in_executor(self, executor, func, *args):
        """Call func in a thread of the executor; return a future."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            executor = self._default_executor
            self._check_default_executor()
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
                self._default_executor = executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Wait until the threads of the default executor have ended."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        import threading
        from . import timeouts
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            async with timeouts.timeout(timeout):
                await future
        except TimeoutError:
            import warnings
            warnings.warn("The executor did not finishing joining "
                          f"its threads within {timeout} seconds.",
                          RuntimeWarning, stacklevel=2)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(
                    futures._set_result_unless_cancelled, future, None)
        except Exception as exc:
            if not self.is_closed() and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, exc)

    # Connections within the program.

    async def create_connection(
            self, protocol_factory, host=None, port=None, *, ssl=None,
            family=0, proto=0, flags=0, sock=None, local_addr=None,
            server_hostname=None, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None, happy_eyeballs_delay=None,
            interleave=None, all_errors=False):
        from . import server
        server._only_with_tls(ssl, server_hostname=server_hostname,
                              ssl_handshake_timeout=ssl_handshake_timeout,
                              ssl_shutdown_timeout=ssl_shutdown_timeout)
        if ssl and server_hostname is None and not host:
            raise ValueError("You must set server_hostname when using ssl "
                             "without a host")
        return await server.create_connection(
            self, protocol_factory, host, port, sock, ssl, local_addr)

    async def create_server(
            self, protocol_factory, host=None, port=None, *, family=0,
            flags=1, sock=None, backlog=100, ssl=None, reuse_address=None,
            reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None, start_serving=True):
        from . import server
        server._check_tls_of_server(ssl, ssl_handshake_timeout,
                                    ssl_shutdown_timeout)
        # The options of sockets by which an address may be used once more.
        reuse = {(1, 2): int(reuse_address is None or bool(reuse_address)),
                 (1, 15): int(bool(reuse_port))}
        return await server.create_server(
            self, protocol_factory, host, port, sock, ssl, start_serving,
            reuse)

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0,
                          flags=0):
        """The addresses of a host, asked for in a thread."""
        import socket
        return await self.run_in_executor(
            None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        import socket
        return await self.run_in_executor(
            None, socket.getnameinfo, sockaddr, flags)

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1,
                               stdout=-1, stderr=-1, shell=True, **kwargs):
        """Start a line of commands, as a shell would."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        if not shell:
            raise ValueError("shell must be True")
        from .base_subprocess import start
        return await start(self, protocol_factory, cmd, True,
                           stdin, stdout, stderr, **kwargs)

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=-1,
                              stdout=-1, stderr=-1, shell=False, **kwargs):
        """Start a command."""
        if shell:
            raise ValueError("shell must be False")
        from .base_subprocess import start
        return await start(self, protocol_factory, (program,) + args, False,
                           stdin, stdout, stderr, **kwargs)

    async def create_datagram_endpoint(
            self, protocol_factory, local_addr=None, remote_addr=None, *,
            family=0, proto=0, flags=0, reuse_port=None, allow_broadcast=None,
            sock=None):
        from . import datagrams
        return await datagrams.create_endpoint(
            self, protocol_factory, local_addr, remote_addr, family=family,
            proto=proto, flags=flags, reuse_port=reuse_port,
            allow_broadcast=allow_broadcast, sock=sock)

    async def connect_accepted_socket(self, protocol_factory, *args,
                                      **kwargs):
        from . import server
        return await server.connect_accepted_socket(
            self, protocol_factory, *args, **kwargs)

    # Sockets of the program.

    def add_reader(self, fd, callback, *args):
        """Have a function called whenever there is something to read."""
        from .selector_events import add
        add(self, fd, False, callback, args)

    def remove_reader(self, fd):
        from .selector_events import remove
        return remove(self, fd, False)

    def add_writer(self, fd, callback, *args):
        """Have a function called whenever there is room to write."""
        from .selector_events import add
        add(self, fd, True, callback, args)

    def remove_writer(self, fd):
        from .selector_events import remove
        return remove(self, fd, True)

    async def sock_recv(self, sock, n):
        from .selector_events import when_ready
        return await when_ready(self, sock, False, "recv", n)

    async def sock_recv_into(self, sock, buf):
        from .selector_events import when_ready
        return await when_ready(self, sock, False, "recv_into", buf)

    async def sock_recvfrom(self, sock, bufsize):
        from .selector_events import when_ready
        return await when_ready(self, sock, False, "recvfrom", bufsize)

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        from .selector_events import when_ready
        return await when_ready(self, sock, False, "recvfrom_into", buf,
                                nbytes or len(buf))

    async def sock_sendto(self, sock, data, address):
        from .selector_events import when_ready
        return await when_ready(self, sock, True, "sendto", data, 0,
                                address)

    async def sock_sendall(self, sock, data):
        from .selector_events import send_all
        return await send_all(self, sock, data)

    async def sock_sendfile(self, sock, file, offset=0, count=None, *,
                            fallback=True):
        from .selector_events import _check
        from .sending_files import over_socket
        _check(self, sock)
        return await over_socket(self, sock, file, offset, count, fallback)

    async def sendfile(self, transport, file, offset=0, count=None, *,
                       fallback=True):
        from .sending_files import over_transport
        return await over_transport(self, transport, file, offset, count,
                                    fallback)

    async def _sendfile_native(self, transp, file, offset, count):
        from .sending_files import natively_over_transport
        return await natively_over_transport(self, transp, file, offset,
                                             count)

    async def start_tls(self, transport, protocol, sslcontext, *,
                        server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None):
        import ssl
        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError("sslcontext is expected to be an instance of "
                            f"ssl.SSLContext, got {sslcontext!r}")
        from .server import _refuse_tls
        _refuse_tls(sslcontext)

    async def sock_accept(self, sock):
        from .selector_events import accept
        return await accept(self, sock)

    async def sock_connect(self, sock, address):
        from .selector_events import connect
        return await connect(self, sock, address)

    # Exceptions that nobody catches.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Have handler(loop, context) told of lost exceptions."""
        if handler is not None and not callable(handler):
            raise TypeError(
                f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log the message, the exception and the rest of the context."""
        message = context.get("message") or \
            "Unhandled exception in event loop"
        exception = context.get("exception")
        if exception is not None:
            exc_info = (type(exception), exception, exception.__traceback__)
        else:
            exc_info = False

        current = self._current_handle
        if "source_traceback" not in context and current is not None \
                and current._source_traceback:
            context["handle_traceback"] = current._source_traceback

        lines = [message]
        for key in sorted(context):
            value = context[key]
            if key == "message" or key == "exception":
                continue
            if key == "source_traceback":
                value = _format_stack("Object", value)
            elif key == "handle_traceback":
                value = _format_stack("Handle", value)
            else:
                value = repr(value)
            lines.append(f"{key}: {value}")

        _log().error("\n".join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        """Report an exception, to the handler that was set or to the log."""
        handler = self._exception_handler
        if handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _log().error("Exception in default exception handler",
                             exc_info=True)
            return

        try:
            # The handler runs in the context of what failed.
            thing = context.get("task")
            if thing is None:
                thing = context.get("future")
            if thing is None:
                thing = context.get("handle")
            ctx = None
            if thing is not None and hasattr(thing, "get_context"):
                ctx = thing.get_context()
            if ctx is not None and hasattr(ctx, "run"):
                ctx.run(handler, self, context)
            else:
                handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            try:
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler",
                    "exception": exc,
                    "context": context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _log().error("Exception in default exception handler while "
                             "handling an unexpected error in custom "
                             "exception handler", exc_info=True)

    def _callback_failed(self, handle, exc):
        """The core calls this when a callback raised an exception."""
        from . import format_helpers
        # The handler, and what the text of the callback raises, can see what is being handled.
        try:
            raise exc
        except BaseException:
            callback = format_helpers._format_callback_source(
                handle._callback, handle._args, debug=self.get_debug())
            context = {
                "message": f"Exception in callback {callback}",
                "exception": exc,
                "handle": handle,
            }
            if handle._source_traceback:
                context["source_traceback"] = handle._source_traceback
            self.call_exception_handler(context)

    # Debug mode.

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking,
                                      enabled)

    def _check_thread(self):
        """The core calls this in debug mode before it schedules."""
        if self._thread_id is None:
            return
        if _thread.get_ident() != self._thread_id:
            raise RuntimeError(
                "Non-thread-safe operation invoked on an event loop other "
                "than the current one")

    def _check_callback(self, callback, method):
        """The core calls this in debug mode before it schedules."""
        if coroutines.iscoroutine(callback) or \
                coroutines.iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), "
                            f"got {callback!r}")

    def _report_slow(self, handle, seconds):
        """The core calls this in debug mode after each handle's run."""
        if seconds >= self.slow_callback_duration:
            owner = getattr(handle._callback, "__self__", None)
            text = repr(owner) if isinstance(owner, Task) else str(handle)
            _log().warning("Executing %s took %.3f seconds", text, seconds)

    def _set_coroutine_origin_tracking(self, enabled):
        if bool(enabled) == self._origin_tracking:
            return
        if enabled:
            from . import constants
            self._origin_tracking_saved = \
                sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(
                constants.DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(
                self._origin_tracking_saved)
        self._origin_tracking = bool(enabled)


def _log():
    """The logger, or what a test has put in its place."""
    logger = globals().get("logger")
    if logger is None:
        from .log import logger
    return logger


def _format_stack(what, stack):
    import traceback
    text = "".join(traceback.format_list(stack))
    return f"{what} created at (most recent call last):\n{text.rstrip()}"


def __getattr__(name):
    if name == "Server":
        from .server import Server
        return Server
    if name == "logger":
        from .log import logger
        return logger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
