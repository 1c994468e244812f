"""The servers: what a crawler meets on the wire."""

import errno
import socket
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from tests.samples.reading import HOST, Reader
from zhengfa.samples.family import load_family
from zhengfa.samples.portals import JIANGNAN, LIAOHE, PORTALS
from zhengfa.samples.server import PORTS, serve_samples

ALL_PORTALS = pytest.mark.parametrize("portal_id", PORTALS)
ALL_WELL = pytest.mark.parametrize("portal_id", [portal.id for portal in PORTALS.values() if not portal.trouble])


@pytest.fixture(scope="module")
def addresses() -> Iterator[dict[str, str]]:
    with serve_samples() as served:
        yield served


@ALL_WELL
def test_what_a_portal_has_is_served(addresses: dict[str, str], portal_id: str) -> None:
    reader, address = Reader(portal_id), addresses[portal_id]
    for path in ("/", reader.stock.lists(reader.portal.channels[0]).paths[0], next(reader.articles()).path):
        response, body = _fetch(f"http://{address}{path}")
        assert response.status == 200
        assert body.decode(reader.family.charset).replace(address, HOST) == reader.text(path)


@ALL_PORTALS
def test_robots_allow_all(addresses: dict[str, str], portal_id: str) -> None:
    response, body = _fetch(f"http://{addresses[portal_id]}/robots.txt")
    assert response.status == 200
    assert body.startswith(b"User-agent: *\nAllow: /\n")
    delay = PORTALS[portal_id].crawl_delay
    assert (f"Crawl-delay: {delay:g}" in body.decode()) == bool(delay)


@ALL_WELL
@pytest.mark.parametrize("path", ["/none.html", "/zfyw/index_99.html", "/../etc/passwd"])
def test_anything_else_is_not_found(addresses: dict[str, str], portal_id: str, path: str) -> None:
    response, body = _fetch(f"http://{addresses[portal_id]}{path}")
    assert response.status == 404
    assert "本页为样例" in body.decode(load_family(PORTALS[portal_id].family).charset)


def test_content_types(addresses: dict[str, str]) -> None:
    types = [_fetch(f"http://{addresses[each.id]}/")[0].getheader("Content-Type") for each in (LIAOHE, JIANGNAN)]
    assert types == ["text/html; charset=utf-8", "text/html"]


@ALL_PORTALS
def test_head_is_get_without_a_body(addresses: dict[str, str], portal_id: str) -> None:
    url = f"http://{addresses[portal_id]}/"
    head, nothing = _fetch(url, "HEAD")
    get, body = _fetch(url)
    assert (head.status, head.version, nothing) == (200, 11, b"")
    assert head.getheader("Content-Length") == get.getheader("Content-Length") == str(len(body))


def test_default_ports_name_every_portal() -> None:
    assert list(PORTS) == list(PORTALS)
    assert list(PORTS.values()) == list(range(8801, 8801 + len(PORTALS)))


def test_a_taken_port_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError) as raised, serve_samples({LIAOHE.id: port}):
            pass
    assert raised.value.errno == errno.EADDRINUSE


def test_only_the_named_portals_are_served() -> None:
    with serve_samples({JIANGNAN.id: 0}) as served:
        assert list(served) == [JIANGNAN.id]


def test_an_unknown_portal_is_an_error() -> None:
    with pytest.raises(ValueError, match="no sample portal other"), serve_samples({"other": 0}):
        pass


def test_nothing_answers_afterwards() -> None:
    with serve_samples() as served:
        pass
    for address in served.values():
        with pytest.raises(ConnectionRefusedError):
            _fetch(f"http://{address}/")


def test_an_answer_that_is_known_is_not_sent_again(addresses: dict[str, str]) -> None:
    url = f"http://{addresses[JIANGNAN.id]}{next(Reader(JIANGNAN.id).articles()).path}"
    response, body = _fetch(url)
    tag, modified = response.getheader("ETag") or "", response.getheader("Last-Modified") or ""
    assert body
    for known in ({"If-None-Match": tag}, {"If-Modified-Since": modified}):
        again, nothing = _fetch(url, headers=known)
        assert (again.status, nothing, again.getheader("ETag")) == (304, b"", tag)
    for other in (
        {"If-None-Match": '"x"'},
        {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"If-Modified-Since": "soon"},
        {"If-None-Match": '"x"', "If-Modified-Since": modified},
    ):
        assert _fetch(url, headers=other)[0].status == 200


def test_portals_without_validators_send_all_again(addresses: dict[str, str]) -> None:
    response, _ = _fetch(
        f"http://{addresses[LIAOHE.id]}/", headers={"If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"}
    )
    assert (response.status, response.getheader("ETag")) == (200, None)


def _fetch(url: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=5)
    try:
        connection.request(method, parts.path, headers=dict(headers or {}))
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()
