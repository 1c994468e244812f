"""The servers: what a crawler meets on the wire."""

import errno
import re
import socket
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urljoin, urlsplit

import pytest

from zhengfa.samples.articles import sample_articles
from zhengfa.samples.portals import JIANGNAN, LIAOHE, PORTALS
from zhengfa.samples.server import PORTS, serve_samples

CHARSETS = {LIAOHE.id: "utf-8", JIANGNAN.id: "gb18030"}
ALL_PORTALS = pytest.mark.parametrize("portal_id", PORTALS)


@pytest.fixture(scope="module")
def addresses() -> Iterator[dict[str, str]]:
    with serve_samples() as served:
        yield served


@ALL_PORTALS
def test_list_pages_cover_every_article_once(addresses: dict[str, str], portal_id: str) -> None:
    address = addresses[portal_id]
    for channel in PORTALS[portal_id].channels:
        found = _crawl(portal_id, f"http://{address}/{channel.folder}/")
        wanted = [article.path for article in sample_articles(portal_id) if article.channel == channel.name]
        assert [urlsplit(url).path for url in found] == wanted
        assert {urlsplit(url).netloc for url in found} == {address}


@ALL_PORTALS
def test_every_article_is_served(addresses: dict[str, str], portal_id: str) -> None:
    for article in sample_articles(portal_id):
        assert article.body[0] in unescape(_text(portal_id, f"http://{addresses[portal_id]}{article.path}"))


@ALL_PORTALS
def test_home_links_the_channels(addresses: dict[str, str], portal_id: str) -> None:
    home = f"http://{addresses[portal_id]}/"
    links = {urljoin(home, href) for href in re.findall(r'href="(.*?)"', _text(portal_id, home))}
    assert {f"{home}{channel.folder}/" for channel in PORTALS[portal_id].channels} <= links


@ALL_PORTALS
def test_robots_allow_all(addresses: dict[str, str], portal_id: str) -> None:
    response, body = _fetch(f"http://{addresses[portal_id]}/robots.txt")
    assert (response.status, body) == (200, b"User-agent: *\nAllow: /\n")


@ALL_PORTALS
@pytest.mark.parametrize("path", ["/none.html", "/zfyw/index_99.html", "/../etc/passwd"])
def test_anything_else_is_not_found(addresses: dict[str, str], portal_id: str, path: str) -> None:
    response, body = _fetch(f"http://{addresses[portal_id]}{path}")
    assert response.status == 404
    assert "本页为样例" in body.decode(CHARSETS[portal_id])


def test_content_types(addresses: dict[str, str]) -> None:
    types = {key: _fetch(f"http://{address}/")[0].getheader("Content-Type") for key, address in addresses.items()}
    assert types == {LIAOHE.id: "text/html; charset=utf-8", JIANGNAN.id: "text/html"}


@ALL_PORTALS
def test_head_is_get_without_a_body(addresses: dict[str, str], portal_id: str) -> None:
    url = f"http://{addresses[portal_id]}/"
    head, nothing = _fetch(url, "HEAD")
    get, body = _fetch(url)
    assert (head.status, head.version, nothing) == (200, 11, b"")
    assert head.getheader("Content-Length") == get.getheader("Content-Length") == str(len(body))


def test_default_ports_name_every_portal() -> None:
    assert PORTS == {"sample_liaohe": 8801, "sample_jiangnan": 8802}
    assert PORTS.keys() == PORTALS.keys()


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


def _crawl(portal_id: str, url: str) -> list[str]:
    """The article URLs of a channel, in order: from its list pages, as these lead on from one to the next."""
    found: list[str] = []
    for page_url, page in _list_pages(portal_id, url):
        rows = re.findall(r'<li><a href="([^"]+\d\.s?html)"[^>]*>[^<]+</a><span', page)
        assert rows
        found += [urljoin(page_url, href) for href in rows]
    return found


def _list_pages(portal_id: str, url: str) -> Iterator[tuple[str, str]]:
    page = _text(portal_id, url)
    yield url, page
    if counted := re.search(r'createPageHTML\((\d+), 0, "index", "html"\);', page):
        for number in range(1, int(counted[1])):
            following = urljoin(url, f"index_{number}.html")
            yield following, _text(portal_id, following)
    numbers = []
    while link := re.search(r'<a href="([^"]+_(\d{8})\.shtml)">下一页</a>', page):
        numbers.append(int(link[2]))
        url = urljoin(url, link[1])
        page = _text(portal_id, url)
        yield url, page
    assert numbers == list(range(len(numbers), 0, -1))


def _text(portal_id: str, url: str) -> str:
    response, body = _fetch(url)
    assert response.status == 200, url
    return body.decode(CHARSETS[portal_id])


def _fetch(url: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=5)
    try:
        connection.request(method, parts.path)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()
