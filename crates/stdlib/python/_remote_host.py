"""A machine at the other end of the simulated network, as sockets and streams see it.

Connecting takes the latency that the network's rule gives the address
tcp://HOST:PORT.  What is sent is looked at when an answer is wanted: a request
of HTTP is answered as the clients of the simulation are, after the latency
of its URL; anything else comes back as it was sent, after the latency of the
address.  When all that was sent is answered, the host ends the connection.
"""

import _world
from time import _service, monotonic as _monotonic

_METHODS = (b"GET ", b"POST ", b"PUT ", b"DELETE ", b"HEAD ", b"PATCH ", b"OPTIONS ")


class Host:
    def __init__(self, name, port):
        self._name = name
        self._port = port
        self.address = ("192.0.2.1", port)
        # What waiting for the connection is called.
        self.connecting = f"connect to {name}:{port}"
        self._asked = b""
        self._answer = b""
        self._answered = False
        # A host answers its address as it would a URL of this form.
        self.latency = _world.exchange("requests", "GET", f"tcp://{name}:{port}", None)[0]

    def _hold(self, what, latency, timeout):
        if timeout is not None and timeout < latency:
            _service(what, timeout)
            raise TimeoutError("timed out")
        _service(what, latency)

    def look_up(self, unknown):
        """Asks for the address; raises `unknown` for a host that has none."""
        _service(f"look up {self._name}", _world.exchange("requests", "GET", f"dns://{self._name}", None)[0])
        self.check_name(unknown)

    def check_name(self, unknown):
        """Raises `unknown` for a host that has no address."""
        if self._name.endswith(".invalid"):
            raise unknown(-2, "Name or service not known")

    def connect(self, timeout, unknown):
        """Connects; raises `unknown` for a host that has no address."""
        self._hold(self.connecting, self.latency, timeout)
        self.check_name(unknown)

    def send(self, data):
        self._asked += data

    def receive(self, size, timeout, wait):
        if not self._answer and self._asked:
            self._reply(timeout)
        if not self._answer and not self._answered:
            # Nobody speaks first here.
            wait()
        data, self._answer = self._answer[:size], self._answer[size:]
        return data

    def _reply(self, timeout):
        answer = self.next_answer()
        if answer is None:
            return
        what, latency, data, error, _ = answer
        self._hold(what, latency, timeout)
        if error is not None:
            raise error
        self._answer += data

    def next_answer(self):
        """What waiting for it is called, how long that takes, the answer, or an error; and whether it is the last one.

        None where the host waits for more.
        """
        asked = self._asked
        if not asked:
            return None
        if not asked.startswith(_METHODS):
            self._asked, self._answered = b"", True
            return f"recv from {self._name}:{self._port}", self.latency, asked, None, False
        head, end, body = asked.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            fields[name.strip().lower()] = value.strip()
        length = int(fields.get("content-length", 0))
        if not end or len(body) < length:
            return None
        self._asked = body[length:]
        self._answered = True
        method, path = lines[0].split(" ")[:2]
        if "://" not in path:
            scheme, usual = ("https", 443) if self._port == 443 else ("http", 80)
            host = fields.get("host", self._name if self._port == usual else f"{self._name}:{self._port}")
            path = f"{scheme}://{host}{path}"
        payload = body[:length].decode("utf-8", "replace") if length else None
        latency, status, reason, headers, content, error, text = _world.exchange("requests", method, path, payload)
        what = f"{method} {path}"
        if error is not None and error != "payload":
            return what, latency, b"", ConnectionResetError(104, "Connection reset by peer"), True
        answer = f"HTTP/1.1 {status} {reason}\r\n"
        answer += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return what, latency, (answer + "Connection: close\r\n\r\n").encode() + content, None, not self._asked


class Conversation:
    """A connection to a host whose answers come while the program does something else."""

    def __init__(self, host, connected=None):
        self._host = host
        # When the host answers to the connecting.
        self._connected = connected
        self._free = 0
        # The answers under way: when they come, the data, an error, whether they are the last one.
        self._coming = []
        self.inbox = bytearray()
        self.eof = False
        self.error = None

    def is_connected(self):
        return self._connected is None or _monotonic() >= self._connected

    def ask(self):
        """Have the host look at what it was sent."""
        while (answer := self._host.next_answer()) is not None:
            _, latency, data, error, last = answer
            self._free = max(self._free, _monotonic()) + latency
            self._coming.append((self._free, data, error, last))

    def settle(self):
        """Take what has come by now."""
        now = _monotonic()
        while self._coming and self._coming[0][0] <= now:
            _, data, error, last = self._coming.pop(0)
            self.inbox += data
            self.error = error
            self.eof = self.eof or last

    def due(self):
        """When something happens next."""
        if not self.is_connected():
            return self._connected
        return self._coming[0][0] if self._coming else None
