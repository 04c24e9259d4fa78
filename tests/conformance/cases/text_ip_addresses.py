import ipaddress as ip, pickle, copy
texts = ["192.168.0.1", "10.0.0.0/8", "::1", "2001:db8::/32", "1.2.3", "256.1.1.1", "01.2.3.4", "1.2.3.4.5", "", "::1::", "1:2:3:4:5:6:7:8:9", ":1::2", "12345::", "g::", "1.2.3.4/33", "1.2.3.4/24", "fe80::1%eth0", "fe80::1%", "::ffff:1.2.3.4", "::1.2.3", 1, 2**32, -1, 2**128, b"\x01\x02\x03\x04", b"abc", "1.2.3.4/255.255.255.0", "1.2.3.0/0.0.0.255", "1.2.3.0/255.0.255.0", "1.2.3.4/24/5", "1:2:3:4:5:6:7::", "::", "1::2:3:4:5:6:7:8", "a:b", "1:2:3:4:5:6:7:", ":2:3:4:5:6:7:8", ("10.0.0.0", 8), ("10.0.0.0", "255.0.0.0"), None, "١.2.3.4", "1.2.3.4/-1", "1.2.3.4/ 8", "fe80::/10", "2001:0000:0000:1:0:0:0:1"]
for t in texts:
    for f in ip.ip_address, ip.ip_network, ip.ip_interface:
        try:
            x = f(t)
            print(f.__name__, repr(x), x, x.exploded, x.compressed, x.version, hash(x) == hash(copy.copy(x)), pickle.loads(pickle.dumps(x)) == x)
            try: print("   ", x.reverse_pointer)
            except Exception as e: print("   ", type(e).__name__)
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
def value(x, n):
    try: return getattr(x, n)
    except Exception as e: return type(e).__name__
names = ["is_multicast", "is_private", "is_global", "is_unspecified", "is_reserved", "is_loopback", "is_link_local", "is_site_local", "packed", "ipv4_mapped", "ipv6_mapped", "teredo", "sixtofour", "scope_id", "max_prefixlen", "network", "netmask", "hostmask", "ip", "with_prefixlen", "with_netmask", "with_hostmask", "num_addresses", "prefixlen", "broadcast_address", "network_address"]
for t in ["8.8.8.8", "10.1.2.3", "127.0.0.1", "224.0.0.5", "0.0.0.0", "169.254.1.1", "240.0.0.1", "100.64.0.1", "192.0.0.9", "255.255.255.255", "::1", "::", "fe80::5%lo", "ff02::1", "2001:db8::1", "2002:c000:204::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::ffff:10.0.0.1", "fec0::1", "2606:4700::1111", "10.0.0.0/8", "100.64.0.0/11", "172.16.5.0/24", "192.168.1.10/24", "2001:db8::/64", "::/0", "0.0.0.0/0", "fc00::/7", "1.1.1.1/31", "1.1.1.1/32"]:
    for f in ip.ip_address, ip.ip_interface, lambda t: ip.ip_network(t, strict=False):
        try: x = f(t)
        except ValueError as e: print(e); continue
        print(repr(x), [n for n in names if value(x, n) is True], *(value(x, n) for n in names[8:] if value(x, n) not in ("AttributeError", None)))
a, n, m = ip.ip_address("192.168.1.5"), ip.ip_network("192.168.1.0/24"), ip.ip_network("192.168.0.0/16")
print(a + 1, a - 5, int(a), a in n, n.subnet_of(m), m.supernet_of(n), n.overlaps(m), [*n.subnets(2)], [*n.subnets(new_prefix=25)], n.supernet(), n.supernet(new_prefix=20), n.supernet(3), [*m.address_exclude(ip.ip_network("192.168.128.0/17"))], n[0], n[-1], n[5], n.num_addresses, sorted([m, n]), n.compare_networks(m), n < m, n == ip.ip_network("192.168.1.0/255.255.255.0"), max(a, a + 1))
print(len([*n.hosts()]), [*ip.ip_network("10.0.0.0/30").hosts()], [*ip.ip_network("10.0.0.0/31").hosts()], [*ip.ip_network("10.0.0.1/32").hosts()], [*ip.ip_network("::/126").hosts()], [*ip.ip_network("::/127").hosts()], [*ip.ip_network("10.0.0.0/30")])
print([*ip.summarize_address_range(ip.ip_address("192.0.2.0"), ip.ip_address("192.0.2.130"))], [*ip.summarize_address_range(ip.ip_address("0.0.0.0"), ip.ip_address("255.255.255.255"))], [*ip.collapse_addresses(map(ip.ip_network, ["10.0.0.0/25", "10.0.0.128/25", "10.0.1.0/24", "10.0.0.5/32", "11.0.0.0/32"]))], [*ip.collapse_addresses(map(ip.ip_address, ["1.1.1.1", "1.1.1.0", "1.1.1.2"]))], [*ip.collapse_addresses([])], [*ip.collapse_addresses([ip.ip_interface("1.1.1.1"), ip.ip_network("0.0.0.0/0")])])
print(sorted([n, a, ip.ip_address("::1"), m], key=ip.get_mixed_type_key), {a: 1}[ip.IPv4Address("192.168.1.5")], f"{a:x} {a:#b} {a:_X} {a:n} {a:>15s} {a:s} {ip.ip_address('::1'):#_x}", ip.v4_int_to_packed(5), len(ip.v6_int_to_packed(5)))
i = ip.ip_interface("10.1.1.1/24")
print(i == ip.ip_interface("10.1.1.1/25"), i == a, a == i, i < ip.ip_interface("10.1.2.1/24"), i.network, sorted([i, ip.ip_interface("9.1.1.1/8")]), i == ip.ip_address("10.1.1.1"), ip.ip_address("10.1.1.1") == i, isinstance(i, ip.IPv4Address), i + 1, {i: 1})
six = ip.ip_address("2001:db8::1")
for f in [lambda: a < six, lambda: a < 5, lambda: a == 5, lambda: a + "1", lambda: a + 2**32, lambda: n < a, lambda: n[256], lambda: n[-257], lambda: [*n.subnets(new_prefix=20)], lambda: [*n.subnets(9)], lambda: [*n.subnets(2, new_prefix=26)], lambda: [*n.subnets(-1)], lambda: n.supernet(25), lambda: n.supernet(new_prefix=30), lambda: n.subnet_of(a), lambda: n.subnet_of(ip.ip_network("::/0")), lambda: [*n.address_exclude(m)], lambda: [*n.address_exclude(six)], lambda: n.compare_networks(ip.ip_network("::/0")), lambda: [*ip.summarize_address_range(a, n)], lambda: [*ip.summarize_address_range(a, six)], lambda: [*ip.summarize_address_range(a + 1, a)], lambda: ip.collapse_addresses([a, six]), lambda: ip.get_mixed_type_key(5), lambda: 5 in n, lambda: n in m, lambda: six in n, lambda: format(a, "q"), lambda: ip.v4_int_to_packed(-1), lambda: ip.v6_int_to_packed(2**128), lambda: setattr(a, "x", 1), lambda: ip.AddressValueError.__mro__, lambda: a.nope, lambda: {**vars(n)} and 1]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
ip.ip_network("10.0.0.1/8")
