"""The constants of `socket`."""

from enum import IntEnum, IntFlag

__all__ = ["AddressFamily", "SocketKind", "MsgFlag", "AF_UNSPEC", "AF_UNIX", "AF_INET", "AF_INET6", "SOCK_STREAM",
           "SOCK_DGRAM", "SOCK_RAW", "SOCK_NONBLOCK", "SOCK_CLOEXEC", "MSG_OOB", "MSG_PEEK", "MSG_DONTWAIT",
           "MSG_WAITALL", "MSG_NOSIGNAL", "SOL_SOCKET", "SO_REUSEADDR", "SO_TYPE", "SO_ERROR", "SO_BROADCAST",
           "SO_SNDBUF", "SO_RCVBUF", "SO_KEEPALIVE", "SO_LINGER", "SO_REUSEPORT", "SO_RCVTIMEO", "SO_SNDTIMEO",
           "IPPROTO_IP", "IPPROTO_TCP", "IPPROTO_UDP", "IPPROTO_IPV6", "IPV6_V6ONLY", "TCP_NODELAY", "SHUT_RD",
           "SHUT_WR", "SHUT_RDWR", "SOMAXCONN", "INADDR_ANY", "AI_PASSIVE", "has_ipv6", "EAI_NONAME", "NI_NUMERICHOST",
           "EBADF", "EAGAIN", "EWOULDBLOCK"]


class AddressFamily(IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3
    SOCK_NONBLOCK = 2048
    SOCK_CLOEXEC = 524288


class MsgFlag(IntFlag):
    MSG_OOB = 1
    MSG_PEEK = 2
    MSG_DONTWAIT = 64
    MSG_WAITALL = 256
    MSG_NOSIGNAL = 16384


for _class in (AddressFamily, SocketKind, MsgFlag):
    _class.__module__ = "socket"
    globals().update(_class.__members__)

SOL_SOCKET, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST = 1, 2, 3, 4, 6
SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT, SO_RCVTIMEO, SO_SNDTIMEO = 7, 8, 9, 13, 15, 20, 21
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, IPV6_V6ONLY, TCP_NODELAY = 0, 6, 17, 41, 26, 1
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN, INADDR_ANY, AI_PASSIVE, EAI_NONAME, NI_NUMERICHOST = 4096, 0, 1, -2, 1
EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11
has_ipv6 = True
