"""Names → addresses, checked each time a connection is opened, so that no name leads inside the second time."""

from collections.abc import Sequence
from typing import Any

from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from zhengfa.crawler.destinations import Destinations


@implementer(IHostnameResolver)
class GuardedResolver:
    """Passes on the public addresses of a name, and says why it gave none. Nothing is cached: what is used is checked.

    Twisted connects to the very addresses that are given here, and asks here for literal addresses too.
    """

    def __init__(self, destinations: Destinations) -> None:
        self._destinations = destinations
        self._refusals: dict[tuple[str, int], str] = {}
        self._reactor: Any = None
        self._original: Any = None  # an IHostnameResolver

    def attach(self, reactor: Any) -> "GuardedResolver":
        """Called by Scrapy before it installs this."""
        self._reactor, self._original = reactor, reactor.nameResolver
        return self

    def install_on_reactor(self) -> None:
        """Called by Scrapy."""
        self._reactor.installNameResolver(self)

    def refusal(self, host: str, port: int) -> str:
        """Why the latest look-up of a name gave no address; "" if it was not refused."""
        return self._refusals.get((host, port), "")

    def resolveHostName(
        self,
        resolutionReceiver: IResolutionReceiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> IHostResolution:
        """Resolve a name; one address that is not public is enough to refuse all of them."""
        receiver = _CheckedReceiver(resolutionReceiver, self, hostName, portNumber)
        found: IHostResolution = self._original.resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )
        return found

    def addresses(self, host: str, port: int) -> "Deferred[tuple[str, ...]]":
        """The addresses of a name that may be connected to, in order."""
        done: Deferred[tuple[str, ...]] = Deferred()
        collector: Any = _Collector(done)
        self.resolveHostName(collector, host, port)
        return done

    def checked(self, host: str, port: int, addresses: Sequence[Any]) -> Sequence[Any]:
        """The addresses, or none of them; then `refusal` says why."""
        refusals = (self._destinations.address_refusal(host, port, address.host) for address in addresses)
        refusal = next(filter(None, refusals), "")
        self._refusals[host, port] = refusal
        return [] if refusal else addresses


@implementer(IResolutionReceiver)
class _CheckedReceiver:
    """Holds the addresses back until all of them are known and checked."""

    def __init__(self, receiver: Any, resolver: GuardedResolver, host: str, port: int) -> None:
        self._receiver, self._resolver = receiver, resolver
        self._host, self._port = host, port
        self._addresses: list[Any] = []

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:
        self._addresses.append(address)

    def resolutionComplete(self) -> None:
        for address in self._resolver.checked(self._host, self._port, self._addresses):
            self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()


@implementer(IResolutionReceiver)
class _Collector:
    """Hands over all addresses of a name at once."""

    def __init__(self, done: "Deferred[tuple[str, ...]]") -> None:
        self._done = done
        self._addresses: list[str] = []

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        pass

    def addressResolved(self, address: Any) -> None:
        self._addresses.append(address.host)

    def resolutionComplete(self) -> None:
        self._done.callback(tuple(sorted(self._addresses)))
