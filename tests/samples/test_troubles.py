"""What can go wrong: each trouble looks to the crawler like what it stands for, and is gone when it is switched off."""

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from urllib.parse import urlsplit

import pytest

from tests.samples.reading import Reader
from zhengfa.crawler.challenges import visit_refusal
from zhengfa.crawler.extraction.refusal import Reason
from zhengfa.samples.portals import LIAOHE, PORTALS
from zhengfa.samples.server import serve_samples
from zhengfa.samples.troubles import Trouble

ALL_PORTALS = pytest.mark.parametrize("portal_id", PORTALS)


def an_article(portal_id: str) -> str:
    return next(Reader(portal_id).articles()).path


def container(reader: Reader, path: str) -> str | None:
    """What the body of an article was found by."""
    content = reader.extraction(path).content
    return next((origin.detail for origin in content.origins if origin.field == "body"), "") if content else None


@ALL_PORTALS
def test_after_a_redesign_no_selector_finds_the_body_and_lists_still_lead_to_articles(portal_id: str) -> None:
    reader, path = Reader(portal_id, trouble=Trouble.REDESIGN), an_article(portal_id)
    assert container(reader, path) != container(Reader(portal_id), path)
    assert [row.url for row in reader.rows(reader.portal.channels[0])]


@ALL_PORTALS
def test_soft_404(portal_id: str) -> None:
    reader = Reader(portal_id, trouble=Trouble.SOFT_404)
    assert reader.answer(an_article(portal_id)).status == 200
    refusal = reader.extraction(an_article(portal_id)).refusal
    assert refusal is not None
    assert refusal.reason is Reason.SOFT_404
    assert reader.rows(reader.portal.channels[0])


@ALL_PORTALS
@pytest.mark.parametrize("trouble", [Trouble.WAF, Trouble.REFUSED, Trouble.CHALLENGED])
def test_a_refusal_ends_the_visit_whatever_is_asked_for(portal_id: str, trouble: Trouble) -> None:
    reader = Reader(portal_id, trouble=trouble)
    for path in ("/", an_article(portal_id), reader.stock.lists(reader.portal.channels[0]).paths[0]):
        answer = reader.answer(path)
        headers = (("Content-Type", answer.content_type), *answer.headers.items())
        assert visit_refusal(answer.status, answer.body, headers, f"http://a.example{path}")
    assert reader.answer("/robots.txt").status == 200


def test_the_firewalls_page_has_the_size_of_a_real_one() -> None:
    answer = Reader(LIAOHE.id, trouble=Trouble.WAF).answer("/")
    assert (answer.status, len(answer.body)) == (200, 988)


@ALL_PORTALS
def test_dates_in_another_format_are_not_those_of_the_articles(portal_id: str) -> None:
    path = an_article(portal_id)
    page = Reader(portal_id, trouble=Trouble.DATE_FORMAT).text(path)
    published = Reader(portal_id).content(path).published
    assert published is not None
    assert f"{published.local:%d.%m.%y}" in page
    assert not [form for form in ("%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d") if f">{published.local:{form}}" in page]


@ALL_PORTALS
def test_an_empty_list_has_no_rows_and_articles_are_well(portal_id: str) -> None:
    reader = Reader(portal_id, trouble=Trouble.EMPTY_LIST)
    assert not reader.rows(reader.portal.channels[0])
    assert reader.content(an_article(portal_id)).body


@pytest.fixture(scope="module")
def troubles() -> dict[str, Trouble]:
    return {}


@pytest.fixture(scope="module")
def address(troubles: dict[str, Trouble]) -> Iterator[str]:
    with serve_samples({LIAOHE.id: 0}, troubles=troubles) as served:
        yield served[LIAOHE.id]


def fetch(url: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=5)
    try:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("trouble", "error"), [(Trouble.BROKEN, ConnectionResetError), (Trouble.WRONG_LENGTH, IncompleteRead)]
)
def test_an_answer_breaks_off(
    address: str, troubles: dict[str, Trouble], trouble: Trouble, error: type[Exception]
) -> None:
    troubles[LIAOHE.id] = trouble
    with pytest.raises((error, IncompleteRead)):
        fetch(f"http://{address}/")
    troubles.clear()
    assert fetch(f"http://{address}/")[0].status == 200


def test_half_of_what_was_compressed_comes(address: str, troubles: dict[str, Trouble]) -> None:
    troubles[LIAOHE.id] = Trouble.TRUNCATED_GZIP
    response, body = fetch(f"http://{address}/")
    assert response.getheader("Content-Encoding") == "gzip"
    with pytest.raises(EOFError):
        gzip.decompress(body)
    troubles.clear()


def test_a_slow_answer_comes_drop_by_drop_and_does_not_hold_up_the_end(troubles: dict[str, Trouble]) -> None:
    with serve_samples({LIAOHE.id: 0}, troubles={LIAOHE.id: Trouble.SLOW}) as served:
        connection = HTTPConnection(served[LIAOHE.id], timeout=5)
        connection.request("GET", "/")
        response = connection.getresponse()
        assert len(response.read1(1 << 20)) < int(response.getheader("Content-Length") or 0) / 10
        connection.close()


def test_a_trouble_of_no_portal_is_an_error() -> None:
    with pytest.raises(ValueError, match="no sample portal other"), serve_samples({}, troubles={"other": Trouble.WAF}):
        pass
