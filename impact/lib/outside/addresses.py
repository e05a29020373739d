"""Which machines may be visited: those of the public Internet, found by name once and held to.

A name is looked up here, every address it has is judged, and the visit goes to an address that was
judged: a name that leads elsewhere a moment later leads nowhere.
"""

import ipaddress
import socket
from collections.abc import Collection

__all__ = ["Forbidden", "NoSuchHost", "is_public", "public_addresses_of"]

#: What speaks HTTP stands there, or above the ports that services keep for themselves.
PORTS, FIRST_FREE_PORT = frozenset({80, 443}), 1024
#: Prefixes of IPv6 that carry an address of IPv4: NAT64, then 6to4.
NAT64, SIX_TO_FOUR = ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16")


class Forbidden(Exception):
    """This address may not be visited: it is private, or is not one of the web's."""


class NoSuchHost(Exception):
    """No machine bears this name."""


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public Internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = _carried(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    return _is_public(ip) and (inner is None or _is_public(inner))


def public_addresses_of(host: str, port: int, *, trusted: Collection[str] = ()) -> list[str]:
    """Return the addresses of a machine, all of them public unless its name is trusted.

    :raises Forbidden: when one is not public, or the port is another service's.
    :raises NoSuchHost: when there is none.
    """
    if host in trusted:
        return _look_up(host, port)
    if port not in PORTS and port < FIRST_FREE_PORT:
        raise Forbidden(f"port {port}")
    addresses = _look_up(host, port)
    if not all(map(is_public, addresses)):
        raise Forbidden(host)
    return addresses


def _look_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NoSuchHost(host) from problem
    return list(dict.fromkeys(str(place[0]) for *_rest, place in found))


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip.ipv4_mapped:
        return ip.ipv4_mapped
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour if ip in SIX_TO_FOUR else None
