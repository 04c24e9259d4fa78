"""Stands for socket, so that modules can be imported whose other tests need none."""
AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM, SOCK_DGRAM, IPPROTO_TCP, SOL_SOCKET = 2, 10, 1, 1, 2, 6, 1
SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST, SO_REUSEPORT, AI_PASSIVE, TCP_NODELAY = 2, 9, 6, 15, 1, 1
IPPROTO_UDP, AI_ADDRCONFIG, AI_V4MAPPED, AI_NUMERICHOST, NI_NUMERICHOST = 17, 32, 8, 4, 1
EAI_NONAME, SOMAXCONN, has_ipv6 = -2, 128, False
error = OSError


class gaierror(OSError):
    pass


class socket:
    def __init__(self, *args, **kwargs):
        import unittest
        raise unittest.SkipTest("no sockets")


def _none(*args, **kwargs):
    import unittest
    raise unittest.SkipTest("no sockets")


socketpair = getaddrinfo = create_connection = create_server = gethostbyname = inet_pton = inet_ntop = _none
