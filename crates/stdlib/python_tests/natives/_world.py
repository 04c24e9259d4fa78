"""The simulated network as the engine offers it, on top of the virtual-time runner's own."""
import json
import simnet
from urllib.parse import urlsplit

_counts = {}


def address(url):
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def exchange(client, method, url, payload):
    count = _counts[client, url] = _counts.get((client, url), 0) + 1
    reply = simnet.Reply(method, url, None if payload is None else json.loads(payload), count)
    return (reply.latency, reply.status, reply.reason, reply.headers, reply.body, reply.error,
            reply.error_text() if reply.error else None)
