"""Which IP addresses a crawl may reach: those of public hosts alone. Pure; the resolver asks for every connection."""

import re
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from unicodedata import normalize

_Network = IPv4Network | IPv6Network


def _networks(name: str, *blocks: str) -> list[tuple[_Network, str]]:
    return [(ip_network(block), name) for block in blocks]


# After the IANA special-purpose registries; `ipaddress.is_global` of Python 3.11 lets some of these pass.
_REFUSED = (
    *_networks("unspecified", "0.0.0.0/8", "::/128"),
    *_networks("loopback", "127.0.0.0/8", "::1/128"),
    *_networks("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
    *_networks("shared (CGNAT)", "100.64.0.0/10"),
    *_networks("link-local", "169.254.0.0/16", "fe80::/10"),
    *_networks("documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
    *_networks("multicast", "224.0.0.0/4", "ff00::/8"),
    *_networks("reserved", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4"),
    # Addresses that carry an IPv4 address inside, and would lead there.
    *_networks("IPv4-mapped", "::ffff:0:0/96"),
    *_networks("IPv4-compatible", "::/96"),
    *_networks("6to4", "192.88.99.0/24", "2002::/16"),
    *_networks("Teredo", "2001::/32"),
    *_networks("NAT64", "64:ff9b::/96", "64:ff9b:1::/48"),
    *_networks("reserved", "2001::/23"),
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out of IPv6
_NUMBER = re.compile(r"0x[0-9a-f]*|\d+")


def address_refusal(address: str) -> str:
    """Why an address is not to be reached, as a word; "" if it is a public one."""
    if "%" in address:
        return "zone id"
    parsed = ip_address(address)
    found = next((name for network, name in _REFUSED if parsed in network), "")
    if not found and isinstance(parsed, IPv6Address) and parsed not in _GLOBAL_UNICAST:
        return "reserved"
    return found


def literal_refusal(host: str) -> str:
    """Why the host of a URL that is an address, or could be read as one, is not to be reached; "" for names."""
    plain = normalize("NFKC", host).replace("。", ".").lower().strip("[]")
    if ":" in plain or "%" in plain:
        return _parsed_refusal(plain)
    if not _NUMBER.fullmatch(plain.removesuffix(".").rpartition(".")[2]):
        return ""
    return _parsed_refusal(plain) if plain == host else "odd spelling of an IPv4 address"


def _parsed_refusal(host: str) -> str:
    try:
        return address_refusal(host)
    except ValueError:  # 0x7f.1, 2130706433, 127.0.0.01: libraries disagree about which address that is
        return "odd spelling of an IPv6 address" if ":" in host else "odd spelling of an IPv4 address"
