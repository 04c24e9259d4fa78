"""Addresses of IP, versions 4 and 6: their text, their number, and what they stand for. Part of `ipaddress`."""

import functools as _functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """What is no address."""

    __module__ = "ipaddress"


class NetmaskValueError(ValueError):
    """What is no mask."""

    __module__ = "ipaddress"


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
class _BaseAddress(_Versioned):
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
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        return self._ip == other._ip and self._version == other._version

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
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


class IPv4Address(_V4, _BaseAddress):
    """An address of version 4."""

    __module__ = "ipaddress"
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


class IPv6Address(_V6, _BaseAddress):
    """An address of version 6, with a zone where it names one."""

    __module__ = "ipaddress"
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
