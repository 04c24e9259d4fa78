"""Addresses and networks of IP, versions 4 and 6."""

import functools as _functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """What is no address."""


class NetmaskValueError(ValueError):
    """What is no mask."""


def ip_address(address):
    """An address of the version that fits."""
    return _of_either(address, "address", IPv4Address, IPv6Address)


def ip_network(address, strict=True):
    """A network of the version that fits."""
    return _of_either(address, "network", IPv4Network, IPv6Network, strict)


def ip_interface(address):
    """An address within its network, of the version that fits."""
    return _of_either(address, "interface", IPv4Interface, IPv6Interface)


def _of_either(address, kind, first, second, *more):
    for made in first, second:
        try:
            return made(address, *more)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {kind}")


def v4_int_to_packed(address):
    return _packed(address, 4, 4)


def v6_int_to_packed(address):
    return _packed(address, 16, 6)


def _packed(number, size, version):
    try:
        return number.to_bytes(size)
    except OverflowError:
        raise ValueError(f"Address negative or too large for IPv{version}")


def _need_one_version(a, b, what="version"):
    if a.version != b.version:
        raise TypeError("%s and %s are not of the same %s" % (a, b, what))


def summarize_address_range(first, last):
    """The networks that hold just the addresses from `first` to `last`."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    _need_one_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    made = {4: IPv4Network, 6: IPv6Network}.get(first.version)
    if made is None:
        raise ValueError("unknown IP version")
    at, end, width = int(first), int(last), first.max_prefixlen
    while at <= end:
        # As large as the place allows, and as what is left to cover.
        free = (at & -at).bit_length() - 1 if at else width
        free = min(free, (end - at + 1).bit_length() - 1)
        yield made((at, width - free))
        at += 1 << free


def collapse_addresses(addresses):
    """The fewest networks that hold the same addresses."""
    single, networks = [], []
    for item in addresses:
        kept = networks if isinstance(item, _Network) and item.prefixlen < item.max_prefixlen else single
        if kept:
            _need_one_version(item, kept[-1])
        if kept is single and not isinstance(item, _Address):
            item = item.network_address
        kept.append(item)
    single = sorted(set(single))
    start = 0
    for at in range(1, len(single) + 1):
        if at == len(single) or int(single[at]) != int(single[at - 1]) + 1:
            networks.extend(summarize_address_range(single[start], single[at - 1]))
            start = at
    return _merged(networks)


def _merged(networks):
    halves = {}
    while networks:
        network = networks.pop()
        above = network.supernet()
        other = halves.setdefault(above, network)
        if other != network:
            # Both halves of it are there.
            del halves[above]
            networks.append(above)
    last = None
    for network in sorted(halves.values()):
        if last is None or last.broadcast_address < network.broadcast_address:
            yield network
            last = network


def get_mixed_type_key(obj):
    """A key to sort addresses and networks of both versions by."""
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    if isinstance(obj, _Address):
        return obj.version, obj
    return NotImplemented


class _Versioned:
    """What addresses and networks have in common."""

    __slots__ = ()

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._width

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return self._exploded()

    @property
    def reverse_pointer(self):
        return self._reverse_pointer()

    def __reduce__(self):
        return self.__class__, (str(self),)

    @classmethod
    def _parts_of(cls, given):
        """The address and the mask of what a network or an interface is made of."""
        if isinstance(given, (bytes, int)):
            return given, cls._width
        if not isinstance(given, tuple):
            parts = str(given).split("/")
            if len(parts) > 2:
                raise AddressValueError(f"Only one '/' permitted in {given!r}")
            given = parts
        return given if len(given) > 1 else (given[0], cls._width)

    @classmethod
    def _prefix_of(cls, mask):
        """How many bits a mask has: a number of them, or an address."""
        if isinstance(mask, int):
            if 0 <= mask <= cls._width:
                return mask
        elif mask.isascii() and mask.isdigit():
            if int(mask) <= cls._width:
                return int(mask)
        elif cls._version == 4:
            try:
                bits = cls._number_of(mask)
            except AddressValueError:
                bits = None
            if bits is not None:
                for candidate in bits, bits ^ cls._all:
                    length = cls._width - (candidate ^ cls._all).bit_length()
                    if candidate == cls._all ^ (cls._all >> length):
                        return length
        raise NetmaskValueError("%r is not a valid netmask" % (mask,))


class _V4(_Versioned):
    __slots__ = ()
    _version = 4
    _width = IPV4LENGTH
    _all = 2 ** IPV4LENGTH - 1

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError("Expected 4 octets in %r" % text)
        number = 0
        for octet in octets:
            wrong = None
            if not octet:
                wrong = "Empty octet not permitted"
            elif not (octet.isascii() and octet.isdigit()):
                wrong = "Only decimal digits permitted in %r" % octet
            elif len(octet) > 3:
                wrong = "At most 3 characters permitted in %r" % octet
            elif octet != "0" and octet[0] == "0":
                wrong = "Leading zeros are not permitted in %r" % octet
            elif int(octet) > 255:
                wrong = "Octet %d (> 255) not permitted" % int(octet)
            if wrong:
                raise AddressValueError("%s in %r" % (wrong, text))
            number = number << 8 | int(octet)
        return number

    @staticmethod
    def _text_of(number):
        return ".".join(map(str, number.to_bytes(4)))

    def _exploded(self):
        return str(self)

    def _reverse_pointer(self):
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"


class _V6(_Versioned):
    __slots__ = ()
    _version = 6
    _width = IPV6LENGTH
    _all = 2 ** IPV6LENGTH - 1

    @classmethod
    def _number_of(cls, text):
        def wrong(message):
            return AddressValueError("%s %r" % (message, text))

        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(":")
        if len(parts) < 3:
            raise wrong("At least 3 parts expected in")
        if "." in parts[-1]:
            try:
                low = _V4._number_of(parts.pop())
            except AddressValueError as err:
                raise AddressValueError("%s in %r" % (err, text)) from None
            parts += ["%x" % (low >> 16), "%x" % (low & 0xffff)]
        if len(parts) > 9:
            raise wrong("At most 8 colons permitted in")
        gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
        if len(gaps) > 1:
            raise wrong("At most one '::' permitted in")
        if gaps:
            high, low = parts[:gaps[0]], parts[gaps[0] + 1:]
            if not high[0] and len(high) > 1:
                raise wrong("Leading ':' only permitted as part of '::' in")
            if not low[-1] and len(low) > 1:
                raise wrong("Trailing ':' only permitted as part of '::' in")
            high, low = [p for p in high if p], [p for p in low if p]
            if len(high) + len(low) > 7:
                raise wrong("Expected at most 7 other parts with '::' in")
            parts = high + ["0"] * (8 - len(high) - len(low)) + low
        else:
            if len(parts) != 8:
                raise wrong("Exactly 8 parts expected without '::' in")
            if not parts[0]:
                raise wrong("Leading ':' only permitted as part of '::' in")
            if not parts[-1]:
                raise wrong("Trailing ':' only permitted as part of '::' in")
        number = 0
        for part in parts:
            if not all(char in "0123456789abcdefABCDEF" for char in part):
                raise AddressValueError("Only hex digits permitted in %r in %r" % (part, text))
            if len(part) > 4:
                raise AddressValueError("At most 4 characters permitted in %r in %r" % (part, text))
            number = number << 16 | int(part, 16)
        return number

    @staticmethod
    def _text_of(number):
        parts = ["%x" % (number >> shift & 0xffff) for shift in range(112, -16, -16)]
        # The longest run of zeros is left out, the first of several.
        best, length, start = 0, 1, None
        for i, part in enumerate(parts + ["end"]):
            if part == "0":
                start = i if start is None else start
            else:
                if start is not None and i - start > length:
                    best, length = start, i - start
                start = None
        if length == 1:
            return ":".join(parts)
        return ":".join(parts[:best]) + "::" + ":".join(parts[best + length:])

    def _long(self, number):
        return ":".join("%04x" % (number >> shift & 0xffff) for shift in range(112, -16, -16))

    def _exploded(self):
        return self._spelled()

    def _reverse_pointer(self):
        return ".".join(reversed(self._spelled().replace(":", ""))) + ".ip6.arpa"


@_functools.total_ordering
class _Address(_Versioned):
    """What addresses of both versions do."""

    __slots__ = ()

    @classmethod
    def _checked(cls, given):
        """The number of an address that is given as a number or as bytes; None for texts."""
        if isinstance(given, int):
            if given < 0:
                raise AddressValueError("%d (< 0) is not permitted as an IPv%d address" % (given, cls._version))
            if given > cls._all:
                raise AddressValueError("%d (>= 2**%d) is not permitted as an IPv%d address"
                                        % (given, cls._width, cls._version))
            return given
        if isinstance(given, bytes):
            if len(given) != cls._width // 8:
                raise AddressValueError("%r (len %d != %d) is not permitted as an IPv%d address"
                                        % (given, len(given), cls._width // 8, cls._version))
            return int.from_bytes(given)
        if "/" in str(given):
            raise AddressValueError(f"Unexpected '/' in {given!r}")
        return None

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return self._ip == other._ip and self._version == other._version

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        _need_one_version(self, other)
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        return self._text_of(self._ip)

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        marks, kind = fmt[:-1], fmt[-1]
        if kind not in "xXbn" or marks not in ("", "#", "_", "#_"):
            return super().__format__(fmt)
        if kind == "n":
            kind = "b" if self._version == 4 else "x"
        digits = self._width if kind == "b" else self._width // 4
        if "_" in marks:
            digits += digits // 4 - 1
        if "#" in marks:
            digits += 2
        return format(self._ip, "#" * ("#" in marks) + f"0{digits}" + "_" * ("_" in marks) + kind)

    def _within(self, networks):
        return any(self in network for network in networks)

    @property
    def packed(self):
        return self._ip.to_bytes(self._width // 8)

    @property
    def is_multicast(self):
        return self in self._known.multicast

    @property
    def is_reserved(self):
        return self._within(self._known.reserved)

    @property
    def is_link_local(self):
        return self in self._known.link_local

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        return self in self._known.loopback

    @property
    def is_private(self):
        return self._within(self._known.private) and not self._within(self._known.not_private)

    @property
    def is_global(self):
        return not self.is_private


class IPv4Address(_V4, _Address):
    """An address of version 4."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        number = self._checked(address)
        self._ip = self._number_of(str(address)) if number is None else number

    @property
    def is_unspecified(self):
        # Not of an interface, which is equal to no address.
        return self == IPv4Address(0)

    @property
    def is_global(self):
        return self not in self._known.shared and not self.is_private

    @property
    def ipv6_mapped(self):
        return IPv6Address(f"::ffff:{self}")


class IPv6Address(_V6, _Address):
    """An address of version 6, with a zone where it names one."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        self._scope_id = None
        number = self._checked(address)
        if number is None:
            text, sign, scope = str(address).partition("%")
            if sign:
                if not scope or "%" in scope:
                    raise AddressValueError('Invalid IPv6 address: "%r"' % str(address))
                self._scope_id = scope
            number = self._number_of(text)
        self._ip = number

    def __str__(self):
        mapped = self.ipv4_mapped
        text = super().__str__() if mapped is None else "::ffff:%s" % mapped
        return text + "%" + self._scope_id if self._scope_id else text

    def __eq__(self, other):
        equal = super().__eq__(other)
        return equal and self._scope_id == getattr(other, "_scope_id", None) if equal is True else equal

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __reduce__(self):
        return self.__class__, (str(self),)

    def _spelled(self):
        # As in CPython, an address with a zone cannot be spelled out.
        return self._long(self._number_of(str(self)))

    def _exploded(self):
        text = self._spelled()
        return text if self.ipv4_mapped is None else text[:30] + str(self.ipv4_mapped)

    def _reverse_pointer(self):
        text = self._spelled()
        text = text if self.ipv4_mapped is None else text[:39]
        return ".".join(reversed(text.replace(":", ""))) + ".ip6.arpa"

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def is_site_local(self):
        return self in self._known.site_local

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return super().is_private if mapped is None else mapped.is_private

    @property
    def is_loopback(self):
        mapped = self.ipv4_mapped
        return self._ip == 1 if mapped is None else mapped.is_loopback

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None


class _Interface:
    """What interfaces of both versions do, beside being addresses."""

    def __init__(self, address):
        address, mask = self._parts_of(address)
        super().__init__(address)
        self.network = self._network_class((address, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network.prefixlen

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def ip(self):
        return self._address_class(self._ip)

    @property
    def with_prefixlen(self):
        return "%s/%s" % (self._text_of(self._ip), self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self._text_of(self._ip), self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self._text_of(self._ip), self.hostmask)

    def __str__(self):
        return "%s/%d" % (super().__str__(), self._prefixlen)

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is not True:
            return equal
        return self.network == other.network if isinstance(other, _Interface) else False

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return less
        if not isinstance(other, _Interface):
            return False
        return self.network < other.network or self.network == other.network and less

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def __reduce__(self):
        return self.__class__, (str(self),)


class IPv4Interface(_Interface, IPv4Address):
    """An address of version 4 within its network."""


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 within its network."""

    def _spelled(self):
        return "%s/%d" % (self._long(self._ip), self._prefixlen)

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        return super().is_loopback and self.network.is_loopback


@_functools.total_ordering
class _Network(_Versioned):
    """What networks of both versions do."""

    def __init__(self, address, strict=True):
        address, mask = self._parts_of(address)
        self.network_address = self._address_class(address)
        self._prefixlen = self._prefix_of(mask)
        bits = self._all ^ (self._all >> self._prefixlen)
        self.netmask = self._address_class(bits)
        first = int(self.network_address)
        if first & bits != first:
            if strict:
                raise ValueError("%s has host bits set" % self)
            self.network_address = self._address_class(first & bits)

    @_functools.cached_property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @_functools.cached_property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._all)

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def num_addresses(self):
        return int(self.hostmask) + 1

    @property
    def with_prefixlen(self):
        return str(self)

    @property
    def with_netmask(self):
        return "%s/%s" % (self.network_address, self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self.network_address, self.hostmask)

    def __str__(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __iter__(self):
        for number in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address_class(number)

    def hosts(self):
        """The addresses that a host can have; both or the only one in the smallest networks."""
        if self._prefixlen == self._width:
            return [self.network_address]
        if self._prefixlen == self._width - 1:
            return iter(self)
        # The last address of a network of version 4 is for broadcasts.
        first, last = int(self.network_address) + 1, int(self.broadcast_address) - (self._version == 4)
        return (self._address_class(number) for number in range(first, last + 1))

    def __getitem__(self, n):
        number = int(self.network_address if n >= 0 else self.broadcast_address) + n + (n < 0)
        if not int(self.network_address) <= number <= int(self.broadcast_address):
            raise IndexError("address out of range")
        return self._address_class(number)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _Network):
            return False
        return int(other) & int(self.netmask) == int(self.network_address)

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return self._version == other._version and self.network_address == other.network_address \
            and self._prefixlen == other._prefixlen

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        _need_one_version(self, other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def overlaps(self, other):
        return self.network_address in other or self.broadcast_address in other or \
            other.network_address in self or other.broadcast_address in self

    def compare_networks(self, other):
        _need_one_version(self, other, "type")
        return (self > other) - (self < other)

    def subnet_of(self, other):
        return _is_within(self, other)

    def supernet_of(self, other):
        return _is_within(other, self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks that this one falls into, with more bits each."""
        if self._prefixlen == self._width:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        length = self._prefixlen + prefixlen_diff
        if length > self._width:
            raise ValueError("prefix length diff %d is invalid for netblock %s" % (length, self))
        for number in range(int(self.network_address), int(self.broadcast_address) + 1, 1 << self._width - length):
            yield self.__class__((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network with fewer bits that this one is in."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError("current prefixlen is %d, cannot have a prefixlen_diff of %d"
                             % (self._prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address) & int(self.netmask) << prefixlen_diff, length))

    def address_exclude(self, other):
        """What is left of this network without another one in it."""
        _need_one_version(self, other)
        if not isinstance(other, _Network):
            raise TypeError("%s is not a network object" % other)
        if not other.subnet_of(self):
            raise ValueError("%s not contained in %s" % (other, self))
        around = self
        while around != other:
            first, second = around.subnets()
            around, rest = (first, second) if other.subnet_of(first) else (second, first)
            yield rest

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both("is_multicast"))
    is_reserved = property(lambda self: self._both("is_reserved"))
    is_link_local = property(lambda self: self._both("is_link_local"))
    is_unspecified = property(lambda self: self._both("is_unspecified"))
    is_loopback = property(lambda self: self._both("is_loopback"))

    @property
    def is_private(self):
        first, last = self.network_address, self.broadcast_address
        return any(first in network and last in network for network in self._known.private) and \
            not any(first in network or last in network for network in self._known.not_private)

    @property
    def is_global(self):
        return not self.is_private


def _is_within(inner, outer):
    if not (isinstance(inner, _Network) and isinstance(outer, _Network)):
        raise TypeError(f"Unable to test subnet containment between {inner} and {outer}")
    _need_one_version(inner, outer)
    return outer.network_address <= inner.network_address and outer.broadcast_address >= inner.broadcast_address


class IPv4Network(_V4, _Network):
    """A network of version 4."""

    _address_class = IPv4Address

    @property
    def is_global(self):
        shared = self._known.shared
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class IPv6Network(_V6, _Network):
    """A network of version 6."""

    _address_class = IPv6Address

    def _spelled(self):
        return "%s/%d" % (self.network_address._spelled(), self._prefixlen)

    is_site_local = property(lambda self: self._both("is_site_local"))


class _Known:
    """Networks that stand for something, of one version."""

    def __init__(self, made, private, not_private, reserved, **named):
        self.private = [made(text) for text in private.split()]
        self.not_private = [made(text) for text in not_private.split()]
        self.reserved = [made(text) for text in reserved.split()]
        for name, text in named.items():
            setattr(self, name, made(text))


IPv4Interface._address_class = IPv4Address
IPv4Interface._network_class = IPv4Network
IPv6Interface._address_class = IPv6Address
IPv6Interface._network_class = IPv6Network

_V4._known = _Known(
    IPv4Network,
    "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 192.0.2.0/24 "
    "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32",
    "192.0.0.9/32 192.0.0.10/32",
    "240.0.0.0/4",
    link_local="169.254.0.0/16", loopback="127.0.0.0/8", multicast="224.0.0.0/4", shared="100.64.0.0/10")
_V6._known = _Known(
    IPv6Network,
    "::1/128 ::/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10",
    "2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28",
    "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 f000::/5 "
    "f800::/6 fe00::/9",
    link_local="fe80::/10", multicast="ff00::/8", site_local="fec0::/10")
