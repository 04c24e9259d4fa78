"""ThreadingMock: a mock whose calls can be waited for."""

import threading
from .mock import Base, MagicMixin, Mock, sentinel

__name__ = "unittest.mock"

_unset = sentinel.TIMEOUT_UNSET


class ThreadingMixin(Base):
    DEFAULT_TIMEOUT = None

    def _get_child_mock(self, /, **kw):
        for name in ("parent", "_new_parent"):
            if isinstance(kw.get(name), ThreadingMixin):
                kw["timeout"] = kw[name]._mock_wait_timeout
                break
        return super()._get_child_mock(**kw)

    def __init__(self, *args, timeout=_unset, **kwargs):
        super().__init__(*args, **kwargs)
        d = self.__dict__
        d["_mock_event"] = threading.Event()
        d["_mock_calls_events"] = []
        d["_mock_calls_events_lock"] = threading.Lock()
        d["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is _unset else timeout

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_event"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []

    def _event_of(self, expected_args, expected_kwargs):
        with self._mock_calls_events_lock:
            for args, kwargs, event in self._mock_calls_events:
                if (args, kwargs) == (expected_args, expected_kwargs):
                    return event
            event = threading.Event()
            self._mock_calls_events.append((expected_args, expected_kwargs, event))
        return event

    def _mock_call(self, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        self._event_of(args, kwargs).set()
        self._mock_event.set()
        return result

    def wait_until_called(self, *, timeout=_unset):
        if timeout is _unset:
            timeout = self._mock_wait_timeout
        if not self._mock_event.wait(timeout=timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        if not self._event_of(args, kwargs).wait(timeout=self._mock_wait_timeout):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock whose calls can be waited for."""
