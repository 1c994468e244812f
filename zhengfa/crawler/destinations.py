"""Where a crawl may go: http and https, usual and declared ports, public addresses, and the samples as declared."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from zhengfa.archive.portals import Portal
from zhengfa.archive.urls import host_of, is_loopback
from zhengfa.crawler.addresses import address_refusal, literal_refusal

_USUAL_PORTS = frozenset({80, 443})
_PORTS = {"http": 80, "https": 443}


class Destinations:
    """What may be reached in one run, by its portals."""

    def __init__(self, portals: Iterable[Portal]) -> None:
        hosts = [(portal, host.partition("/")[0]) for portal in portals for host in portal.hosts]
        self._declared = frozenset(host for _, host in hosts)
        # The only way to an address that is not public: to this machine. It is made of nothing but this.
        self._samples = frozenset(host for portal, host in hosts if portal.is_sample)

    def is_sample(self, url: str) -> bool:
        """Whether a URL is at the host and port of a sample portal."""
        return host_of(url) in self._samples

    def refusal(self, url: str) -> str:
        """Why a URL must not be asked for, as far as it shows without its name being resolved; "" if it may."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", port_of(url)
        except ValueError as error:
            return f"no URL: {error}"
        if parts.scheme not in _PORTS:
            return f"scheme {parts.scheme!r}"
        if not host:
            return "no host"
        if port not in _USUAL_PORTS and host_of(url) not in self._declared:
            return f"port {port}, which no portal declares"
        refusal = "" if self.is_sample(url) else literal_refusal(host)
        return f"{host}: {refusal}" if refusal else ""

    def address_refusal(self, host: str, port: int, address: str) -> str:
        """Why a host's address must not be connected to; "" if it may."""
        if self.is_sample(f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"):
            # Whatever a resolver says of `localhost`: samples are spared the manners that others are owed.
            return "" if is_loopback(address) else f"{host} is at {address}: a sample, and not this machine"
        refusal = address_refusal(address)
        return f"{host} is at {address}: {refusal}" if refusal else ""


def port_of(url: str) -> int:
    """The port that a URL leads to; raises ValueError if it is no number."""
    parts = urlsplit(url)
    return parts.port if parts.port is not None else _PORTS.get(parts.scheme, 0)
