"""What a program can have told of the course of its requests."""

from types import SimpleNamespace

__name__ = "aiohttp"

_SIGNALS = {
    "request_start": "method url headers", "request_chunk_sent": "method url chunk",
    "response_chunk_received": "method url chunk", "request_end": "method url headers response",
    "request_exception": "method url headers exception", "request_redirect": "method url headers response",
    "connection_queued_start": "", "connection_queued_end": "", "connection_create_start": "",
    "connection_create_end": "", "connection_reuseconn": "", "dns_resolvehost_start": "host",
    "dns_resolvehost_end": "host", "dns_cache_hit": "host", "dns_cache_miss": "host",
    "request_headers_sent": "method url headers",
}


class _Params(SimpleNamespace):
    pass


# The classes of what is told, by the names that programs annotate their functions with.
PARAMS = {f"Trace{name.title().replace('_', '').replace('Resolvehost', 'ResolveHost')}Params": name for name in _SIGNALS}
globals().update({known: type(known, (_Params,), {}) for known in PARAMS})
_CLASSES = {name: globals()[known] for known, name in PARAMS.items()}
__all__ = ["TraceConfig", *PARAMS]


class TraceConfig:
    """Functions to await at each step of a request."""

    def __init__(self, trace_config_ctx_factory=SimpleNamespace):
        self._factory = trace_config_ctx_factory
        for name in _SIGNALS:
            setattr(self, f"on_{name}", [])

    def trace_config_ctx(self, trace_request_ctx=None):
        return self._factory(trace_request_ctx=trace_request_ctx)

    def freeze(self):
        pass


def traces_of(session, trace_request_ctx):
    """The functions for one request, with what they share."""
    return [(config, session, config.trace_config_ctx(trace_request_ctx)) for config in session.trace_configs]


async def tell(traces, name, **details):
    for config, session, context in traces:
        for function in getattr(config, f"on_{name}"):
            await function(session, context, _CLASSES[name](**details))
