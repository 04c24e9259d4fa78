"""Sockets of Unix (AF_UNIX): streams within the program, between a path and who connects to it."""

import _disk
import _vm
import socket as _socket
from _socket_addresses import contents as _contents
from asyncio.network import TransportSocket as _TransportSocket, _End
from asyncio.server import _listeners
from _socket_waiting import BlockingEnd as _BlockingEnd

_LONGEST = 107


def key_of(path):
    """Under what a path is listened at: abstract names, which begin with a zero, are no files."""
    return path if path.startswith("\0") else _disk.absolute(path)


def _check_length(path):
    import os
    if len(os.fsencode(path)) > _LONGEST:
        raise OSError("AF_UNIX path too long")


def take(path):
    """Makes the file of a socket, unless there is something."""
    _check_length(path)
    if path.startswith("\0"):
        if path in _listeners:
            raise OSError(98, "Address already in use")
        return None
    if _disk.lookup(path) is not None:
        raise OSError(98, "Address already in use")
    try:
        node = _disk.create(path, 0o755)
    except OSError as error:
        # A socket's errors name no file.
        raise OSError(error.errno, error.strerror) from None
    node.kind = _disk.SOCKET
    return node


def is_file_of_socket(path):
    node = _disk.lookup(path)
    return node is not None and node.kind == _disk.SOCKET


def server_at(path):
    """What listens at a path; an error as connecting to it would give."""
    _check_length(path)
    if not path.startswith("\0") and _disk.lookup(path) is None:
        raise FileNotFoundError(2, "No such file or directory")
    server = _listeners.get(key_of(path)) if path.startswith("\0") or is_file_of_socket(path) else None
    if server is None or not server._serving:
        raise ConnectionRefusedError(111, "Connection refused")
    return server


def _path(address):
    import os
    path = address if isinstance(address, str) else os.fsdecode(_contents(address))
    _check_length(path)
    if not path:
        _vm.refuse("sockets of Unix need a path here")
    return path


class UnixSocket(_socket.socket):
    __module__ = "socket"
    __qualname__ = "socket"
    _families = (_socket.AF_UNIX,)
    _place = None

    def bind(self, address, /):
        path = _path(address)
        self._check()
        if self._name:
            raise OSError(22, "Invalid argument")
        take(path)
        self._name = path
        self._place = key_of(path)

    def _key(self):
        return self._name and self._place

    def _bind_anywhere(self):
        raise OSError(22, "Invalid argument")

    def _label(self, what):
        return f"socket.{what} ({self._name})" if self._name else f"socket.{what}"

    def connect(self, address, /):
        path = _path(address)
        self._check()
        if self._is_connected():
            raise OSError(106, "Transport endpoint is already connected")
        server = server_at(path)
        ours = self._end = _BlockingEnd(_TransportSocket(self._name, path), self._waiters)
        theirs = _End(_TransportSocket(path, self._name))
        ours.peer, theirs.peer = theirs, ours
        server._accept(theirs)

    def _check_address(self, function, address):
        _path(address)

    def connect_ex(self, address, /):
        try:
            self.connect(address)
        except OSError as error:
            if error.errno is None:
                raise
            return error.errno
        return 0
