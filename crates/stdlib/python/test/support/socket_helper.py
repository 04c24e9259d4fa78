"""Helpers of CPython's tests of sockets."""

import contextlib
import errno
import socket
import tempfile

HOST = HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
IPV6_ENABLED = False
has_gethostname = False


def find_unused_port(family=socket.AF_INET, socktype=socket.SOCK_STREAM):
    with socket.socket(family, socktype) as sock:
        return bind_port(sock)


def bind_port(sock, host=HOST):
    sock.bind((host, 0))
    return sock.getsockname()[1]


def bind_unix_socket(sock, addr):
    sock.bind(addr)


def create_unix_domain_name():
    return tempfile.mktemp(prefix="test_python_", suffix=".sock")


def get_socket_conn_refused_errs():
    return [errno.ECONNREFUSED]


def tcp_blackhole():
    return False


def skip_if_tcp_blackhole(test):
    return test


def skip_unless_bind_unix_socket(test):
    return test


@contextlib.contextmanager
def transient_internet(resource_name, *, timeout=30, errnos=()):
    yield
