"""What `socket` takes from programs, checked as the system's functions do it: addresses, timeouts and bytes; and the
forms in which addresses and numbers travel.
"""

import _vm
from operator import index as _index
from _socket_names import AF_INET, AF_INET6

_LEAST, _MOST = -1 << 63, (1 << 63) - 1


def pair(function, family, address):
    """The host and the port of an address."""
    kind = "AF_INET6" if family == AF_INET6 else "AF_INET"
    if not isinstance(address, tuple):
        raise TypeError(f"{function}(): {kind} address must be tuple, not {_vm.type_name(address)}")
    if kind == "AF_INET" and len(address) != 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    if not 2 <= len(address) <= 4:
        raise TypeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
    host, port = address[:2]
    if isinstance(host, (bytes, bytearray)):
        host = host.decode()
    elif not isinstance(host, str):
        raise TypeError(f"str, bytes or bytearray expected, not {_vm.type_name(host)}")
    port = _index(port)
    if not 0 <= port <= 65535:
        raise OverflowError(f"{function}(): port must be 0-65535.")
    return host, port


def seconds(value):
    """A timeout: none, or a number that the system's clock can have."""
    if value is None:
        return None
    if isinstance(value, float):
        if value != value:
            raise ValueError("Invalid value NaN (not a number)")
        if not -1 << 33 < value < 1 << 33:
            raise OverflowError("timestamp out of range for platform time_t")
    else:
        value = _index(value)
        if not _LEAST <= value * 1000000000 <= _MOST:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
    if value < 0:
        raise ValueError("Timeout value out of range")
    return float(value)


def contents(data):
    """The bytes of what is to be sent."""
    if isinstance(data, bytes):
        return bytes(data)
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {_vm.type_name(data)!r}") from None
    if not view.c_contiguous:
        raise BufferError("memoryview: underlying buffer is not C-contiguous")
    return view.tobytes()


def room(buffer, nbytes, function):
    """Where received bytes go: a view of as much of a buffer as is wanted."""
    try:
        view = memoryview(buffer).cast("B")
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"{function}() argument 1 must be read-write bytes-like object, not {_vm.type_name(buffer)}")
    nbytes = _index(nbytes)
    if nbytes < 0:
        raise ValueError(f"negative buffersize in {function}")
    if nbytes > len(view):
        raise ValueError("buffer too small for requested bytes")
    return view[:nbytes or len(view)]


def inet_aton(text, /):
    if not isinstance(text, str):
        raise TypeError(f"inet_aton() argument 1 must be str, not {_vm.type_name(text)}")
    if "\0" in text:
        raise ValueError("embedded null character")
    # What follows a space is not looked at.
    parts = text.split(" ")[0].split(".")
    numbers = [_c_number(part) for part in parts]
    # The last number stands for all bytes that are left.
    if None in numbers or len(numbers) > 4 or max(numbers[:-1], default=0) > 255 \
            or numbers[-1] >= 256 ** (5 - len(numbers)):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(numbers[:-1]) + numbers[-1].to_bytes(5 - len(numbers))


def _c_number(text):
    """A number as C writes it: with `0x` by 16, with another zero in front by 8."""
    base, digits = (16, text[2:]) if text[:2] in ("0x", "0X") else (8 if text[:1] == "0" else 10, text)
    if not digits or any(digit not in "0123456789abcdef"[:base] for digit in digits.lower()):
        return None
    return int(digits, base)


def inet_ntoa(packed_ip, /):
    packed = contents(packed_ip)
    if len(packed) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join(map(str, packed))


def inet_pton(address_family, ip_string, /):
    import ipaddress
    family = _index(address_family)
    if not isinstance(ip_string, str):
        raise TypeError(f"inet_pton() argument 2 must be str, not {_vm.type_name(ip_string)}")
    if family not in (AF_INET, AF_INET6):
        raise OSError(97, "Address family not supported by protocol")
    try:
        if "%" in ip_string:
            raise ValueError
        return (ipaddress.IPv4Address if family == AF_INET else ipaddress.IPv6Address)(ip_string).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(address_family, packed_ip, /):
    import ipaddress
    family, packed = _index(address_family), contents(packed_ip)
    if family not in (AF_INET, AF_INET6):
        raise ValueError(f"unknown address family {family}")
    if len(packed) != (4 if family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    if family == AF_INET:
        return inet_ntoa(packed)
    head, tail = packed[:12], inet_ntoa(packed[12:])
    if head == bytes(12) and any(packed[12:14]):
        return "::" + tail
    return "::ffff:" + tail if head == bytes(10) + b"\xff\xff" else str(ipaddress.IPv6Address(packed))


def _long(x):
    if not isinstance(x, int):
        raise TypeError(f"expected int, {_vm.type_name(x)} found")
    if x < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if x >> 64:
        raise OverflowError("Python int too large to convert to C unsigned long")
    if x >> 32:
        raise OverflowError("int larger than 32 bits")
    return int.from_bytes(x.to_bytes(4), "little")


def _short(x, function):
    x = _index(x)
    if not -1 << 31 <= x < 1 << 31:
        raise OverflowError("Python int too large to convert to C int")
    if x < 0:
        raise OverflowError(f"{function}: can't convert negative Python int to C 16-bit unsigned integer")
    if x >> 16:
        raise OverflowError(f"{function}: Python int too large to convert to C 16-bit unsigned integer")
    return (x & 255) << 8 | x >> 8


def htonl(x, /):
    return _long(x)


def ntohl(x, /):
    return _long(x)


def htons(x, /):
    return _short(x, "htons")


def ntohs(x, /):
    return _short(x, "ntohs")
