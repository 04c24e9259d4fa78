"""Messages of channels: who has subscribed to which, and what has arrived."""

from ._store import _bytes
from ._strings import matching


class BaseSubscriptions:
    """The channels and patterns of one subscriber."""

    def __init__(self, client, ignore_subscribe_messages=False):
        self._client = client
        self.ignore_subscribe_messages = ignore_subscribe_messages
        self.channels = {}
        self.patterns = {}
        self.subscribed = self.connected = False

    def _shown(self, value):
        return value.decode() if self._client._decode and isinstance(value, bytes) else value

    def _tell(self, kind, pattern, channel, data):
        self._queue.put_nowait({"type": kind, "pattern": pattern, "channel": channel, "data": data})

    def _add(self, kind, table, names, handlers):
        db = self._client._db
        if self not in db.subscribers:
            db.subscribers.append(self)
        self.subscribed = self.connected = True
        for name, handler in {**dict.fromkeys(names), **handlers}.items():
            table[_bytes(name)] = handler
            self._tell(kind, None, self._shown(_bytes(name)), len(self.channels) + len(self.patterns))

    def _drop(self, kind, table, names):
        for name in list(map(_bytes, names)) or list(table):
            table.pop(name, None)
            self._tell(kind, None, self._shown(name), len(self.channels) + len(self.patterns))

    def _arrive(self, channel, data):
        count = 0
        if channel in self.channels:
            self._tell("message", None, self._shown(channel), self._shown(data))
            count += 1
        for pattern in self.patterns:
            if matching([channel], pattern):
                self._tell("pmessage", self._shown(pattern), self._shown(channel), self._shown(data))
                count += 1
        return count

    def _leave(self):
        self.channels, self.patterns, self.subscribed = {}, {}, False
        if self in self._client._db.subscribers:
            self._client._db.subscribers.remove(self)

    def _sort(self, message, ignore):
        """A message that has been read, or none where it is not for the reader, and who handles it."""
        kind = message["type"]
        if kind.endswith("subscribe"):
            if kind.endswith("unsubscribe") and not message["data"]:
                self._leave()
            return (None if ignore or self.ignore_subscribe_messages else message), None
        handler = self.patterns.get(_bytes(message["pattern"])) if kind == "pmessage" else \
            self.channels.get(_bytes(message["channel"]))
        return (message if handler is None else None), handler


def publish(db, channel, message):
    channel, message = _bytes(channel), _bytes(message)
    return sum([subscriber._arrive(channel, message) for subscriber in list(db.subscribers)])


def pubsub_channels(db, pattern="*"):
    return matching({channel: None for one in db.subscribers for channel in one.channels}, pattern)


def pubsub_numsub(db, *args):
    return [(_bytes(name), sum(_bytes(name) in one.channels for one in db.subscribers)) for name in args]


COMMANDS = {"publish": publish, "pubsub_channels": pubsub_channels, "pubsub_numsub": pubsub_numsub}
