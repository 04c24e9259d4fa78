"""Addresses, networks and interfaces of IP, versions 4 and 6."""

import functools as _functools

from _ip_addresses import (
    IPV4LENGTH,
    IPV6LENGTH,
    AddressValueError,
    IPv4Address,
    IPv6Address,
    NetmaskValueError,
    v4_int_to_packed,
    v6_int_to_packed,
    _BaseAddress,
    _V4,
    _V6,
    _Versioned,
    _need_one_version,
)


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


def summarize_address_range(first, last):
    """The networks that hold just the addresses from `first` to `last`."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
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
        kept = networks if isinstance(item, _BaseNetwork) and item.prefixlen < item.max_prefixlen else single
        if kept:
            _need_one_version(item, kept[-1])
        if kept is single and not isinstance(item, _BaseAddress):
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
    if isinstance(obj, _BaseNetwork):
        return obj.version, obj.network_address, obj.netmask
    if isinstance(obj, _BaseAddress):
        return obj.version, obj
    return NotImplemented


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

    def __init__(self, address):
        super().__init__(address)


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 within its network."""

    def __init__(self, address):
        super().__init__(address)

    def _spelled(self):
        return "%s/%d" % (self._long(self._ip), self._prefixlen)

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        return super().is_loopback and self.network.is_loopback


@_functools.total_ordering
class _BaseNetwork(_Versioned):
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
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return int(other) & int(self.netmask) == int(self.network_address)

    def __eq__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        return self._version == other._version and self.network_address == other.network_address \
            and self._prefixlen == other._prefixlen

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
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
        if not isinstance(other, _BaseNetwork):
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
    try:
        _need_one_version(inner, outer)
        (inner.network_address, outer.network_address)
    except AttributeError:
        raise TypeError(f"Unable to test subnet containment between {inner} and {outer}") from None
    return outer.network_address <= inner.network_address and outer.broadcast_address >= inner.broadcast_address


class IPv4Network(_V4, _BaseNetwork):
    """A network of version 4."""

    _address_class = IPv4Address

    def __init__(self, address, strict=True):
        super().__init__(address, strict)

    @property
    def is_global(self):
        shared = self._known.shared
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class IPv6Network(_V6, _BaseNetwork):
    """A network of version 6."""

    _address_class = IPv6Address

    def __init__(self, address, strict=True):
        super().__init__(address, strict)

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
