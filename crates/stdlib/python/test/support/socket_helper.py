"""Stands for test.support.socket_helper: there are no sockets."""
HOST = HOSTv4 = "127.0.0.1"
IPV6_ENABLED = False


def _none(*args, **kwargs):
    import unittest
    raise unittest.SkipTest("no sockets")


find_unused_port = bind_port = bind_unix_socket = get_socket_conn_refused_errs = _none


def tcp_blackhole():
    import unittest
    return unittest.skip("no sockets")


def skip_unless_bind_unix_socket(test):
    import unittest
    return unittest.skip("no sockets")(test)
