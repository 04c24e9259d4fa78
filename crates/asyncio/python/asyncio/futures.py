"""Futures, and the bridge to those of concurrent.futures.

The class itself is native.
"""

from _asyncio import Future, InvalidStateError, CancelledError
from _asyncio import _label

from . import events

__all__ = ("Future", "wrap_future", "isfuture")


def isfuture(obj):
    """True for a Future, and for what declares itself to be like one."""
    kind = obj.__class__
    return (hasattr(kind, "_asyncio_future_blocking")
            and obj._asyncio_future_blocking is not None)


def _get_loop(fut):
    try:
        get_loop = fut.get_loop
    except AttributeError:
        return fut._loop
    return get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _convert_future_exc(exc):
    """The asyncio counterpart of an exception of concurrent.futures."""
    import concurrent.futures
    kind = type(exc)
    if kind is concurrent.futures.CancelledError:
        twin = CancelledError
    elif kind is concurrent.futures.InvalidStateError:
        twin = InvalidStateError
    else:
        return exc
    return twin(*exc.args).with_traceback(exc.__traceback__)


def _set_concurrent_future_state(concurrent, source):
    """Copy the state of a done asyncio future to a concurrent one."""
    assert source.done()
    if source.cancelled():
        concurrent.cancel()
    if not concurrent.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        concurrent.set_exception(_convert_future_exc(exception))
    else:
        concurrent.set_result(source.result())


def _copy_future_state(source, dest):
    """Copy the state of a done future of either kind to an asyncio one."""
    assert source.done()
    if dest.cancelled():
        return
    assert not dest.done()
    if source.cancelled():
        dest.cancel()
        return
    exception = source.exception()
    if exception is not None:
        dest.set_exception(_convert_future_exc(exception))
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    """Give destination the outcome of source; cancel source with it.

    Either may be an asyncio future or one of concurrent.futures.
    """
    import concurrent.futures
    foreign = concurrent.futures.Future
    if not isfuture(source) and not isinstance(source, foreign):
        raise TypeError("A future is required for source argument")
    if not isfuture(destination) and not isinstance(destination, foreign):
        raise TypeError("A future is required for destination argument")
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_future_state(other, future)
        else:
            _set_concurrent_future_state(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """An asyncio future for one of concurrent.futures."""
    if isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), \
        f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()
    _label(new_future, "thread", getattr(future, "_label", None))
    _chain_future(future, new_future)
    return new_future


# CPython's tests know the native class, and its twin in Python, by these names: here they are one.
_PyFuture = _CFuture = Future
