"""No spelling of an address leads a crawl anywhere but to public hosts and to the samples as declared."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from twisted.internet.address import IPv4Address

from tests.crawler.test_process import PORTAL, SAMPLE
from zhengfa.crawler.addresses import address_refusal
from zhengfa.crawler.destinations import Destinations
from zhengfa.crawler.resolver import GuardedResolver

DESTINATIONS = Destinations((PORTAL, SAMPLE, replace(PORTAL, id="q", hosts=("b.example:8080", "c.example/zfw/"))))


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("unspecified", "0.0.0.0 0.1.2.3 ::"),
        ("loopback", "127.0.0.1 127.255.255.254 ::1"),
        ("private", "10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 fd00::1 fec0::1"),
        ("shared (CGNAT)", "100.64.0.1 100.127.255.255"),
        ("link-local", "169.254.169.254 fe80::1"),
        ("documentation", "192.0.2.1 198.51.100.1 203.0.113.1 2001:db8::1 3fff::1"),
        ("multicast", "224.0.0.1 239.255.255.255 ff02::1"),
        ("reserved", "192.0.0.8 198.19.0.1 240.0.0.1 255.255.255.255 100::1 2001:20::1 4000::1 5f00::1"),
        ("IPv4-mapped", "::ffff:127.0.0.1 ::ffff:8.8.8.8"),
        ("IPv4-compatible", "::7f00:1"),
        ("6to4", "2002:7f00:1::1 192.88.99.1"),
        ("Teredo", "2001::1"),
        ("NAT64", "64:ff9b::7f00:1 64:ff9b:1::1"),
        ("zone id", "fe80::1%eth0 2400:3200::1%1"),
        ("", "8.8.8.8 100.63.255.255 100.128.0.1 172.32.0.1 2400:3200::1 2001:4860:4860::8888"),
    ],
)
def test_only_public_addresses_are_reached(name: str, addresses: str) -> None:
    assert {address_refusal(address) for address in addresses.split()} == {name}


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("http://127.0.0.1/", "127.0.0.1: loopback"),
        ("http://[::1]/", "::1: loopback"),
        ("http://[::ffff:7f00:1]/", "::ffff:7f00:1: IPv4-mapped"),
        ("http://[fe80::1%25eth0]/", "fe80::1%25eth0: zone id"),
        ("http://169.254.169.254/latest/", "169.254.169.254: link-local"),
        *(
            (f"http://{host}/", "odd spelling")
            for host in ("0x7f.1", "2130706433", "0177.0.0.1", "127.1", "127.0.0.1.")
        ),
        *((f"http://{host}/", "odd spelling") for host in ("0x7f000001", "１２７.０.０.１", "127。0。0。1", "①２７.1")),
        ("http://a.example:8080/", "port 8080, which no portal declares"),
        ("http://c.example:22/", "port 22"),
        ("http://a.example:x/", "no URL"),
        ("ftp://a.example/", "scheme 'ftp'"),
        ("file:///etc/passwd", "scheme 'file'"),
        ("http:///x", "no host"),
        ("http://127.0.0.1:8802/", "port 8802"),  # another port of a sample's host
        ("https://8.8.8.8/", ""),
        ("http://a.example/", ""),
        ("https://www.a.example:443/", ""),
        ("http://b.example:8080/", ""),
        ("http://127.0.0.1:8801/zfyw/", ""),
    ],
)
def test_what_shows_in_a_url_is_refused_before_anything_is_looked_up(url: str, refusal: str) -> None:
    found = DESTINATIONS.refusal(url)
    assert (refusal in found) if refusal else not found


class Names:
    """A resolver that gives the next of its answers every time it is asked."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.nameResolver = self
        self._answers = list(answers)

    def resolveHostName(self, receiver: Any, hostName: str, portNumber: int, *_: Any) -> None:
        receiver.resolutionBegan(None)
        for address in self._answers.pop(0):
            receiver.addressResolved(IPv4Address("TCP", address, portNumber))
        receiver.resolutionComplete()


def looked_up(resolver: GuardedResolver, host: str, port: int = 80) -> tuple[tuple[str, ...], str]:
    found: list[tuple[str, ...]] = []
    resolver.addresses(host, port).addCallback(found.append)
    return found[0], resolver.refusal(host, port)


def test_a_name_that_leads_inside_the_second_time_is_refused_then() -> None:
    resolver = GuardedResolver(DESTINATIONS).attach(Names(["8.8.8.8"], ["127.0.0.1"], ["8.8.8.8"]))
    assert looked_up(resolver, "a.example") == (("8.8.8.8",), "")
    assert looked_up(resolver, "a.example") == ((), "a.example is at 127.0.0.1: loopback")
    assert looked_up(resolver, "a.example") == (("8.8.8.8",), "")


def test_one_address_inside_is_enough_to_refuse_a_name() -> None:
    resolver = GuardedResolver(DESTINATIONS).attach(Names(["8.8.8.8", "10.0.0.1"]))
    assert looked_up(resolver, "a.example") == ((), "a.example is at 10.0.0.1: private")


def test_a_sample_is_reached_at_its_own_port_alone() -> None:
    resolver = GuardedResolver(DESTINATIONS).attach(Names(["127.0.0.1"], ["127.0.0.1"]))
    assert looked_up(resolver, "127.0.0.1", 8801) == (("127.0.0.1",), "")
    assert looked_up(resolver, "127.0.0.1", 8802) == ((), "127.0.0.1 is at 127.0.0.1: loopback")


def test_a_sample_is_reached_on_this_machine_alone_whatever_its_name_is_said_to_be() -> None:
    resolver = GuardedResolver(Destinations([replace(SAMPLE, hosts=("localhost:8801",))]))
    resolver.attach(Names(["127.0.0.1"], ["8.8.8.8"], ["10.0.0.1"]))
    assert looked_up(resolver, "localhost", 8801) == (("127.0.0.1",), "")
    for address in ("8.8.8.8", "10.0.0.1"):
        refusal = f"localhost is at {address}: a sample, and not this machine"
        assert looked_up(resolver, "localhost", 8801) == ((), refusal)
