"""The page of a capture, on real WARC files."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.making import FETCHED, make_content
from tests.webui.careers import app_on
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import Capture, Request, Response, RunKind, Visit
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import article_id, canonical_url

URL = "http://liaoning.example/yw/1.html"
PAGE = "<html><title>要闻</title><p>政法工作会议</p></html>"
REQUEST = Request("GET /yw/1.html HTTP/1.1", (("Host", "liaoning.example"),))


@dataclass(frozen=True)
class Kept:
    """An archive of one article with some captures, and its pages."""

    client: FlaskClient
    folder: Path
    captures: tuple[Capture, ...]

    def page(self, number: int = 0) -> LexborHTMLParser:
        response = self.client.get(f"/capture/{self.captures[number].id}")
        assert response.status_code == 200
        return LexborHTMLParser(response.text)

    def words(self, selector: str, number: int = 0) -> str:
        found = self.page(number).css_first(selector)
        return " ".join(found.text().split()) if found else ""


def keep(folder: Path, *responses: Response) -> Kept:
    """An archive with these responses, of which an article is read from the first."""
    with open_archive(folder, create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        captures = tuple(kept.capture for response in responses for kept in recorder.keep([response]))
        recorder.save(captures[0], make_content("要闻"), Visit(captures[0].url, FETCHED))
    return Kept(app_on(folder).test_client(), folder, captures)


def response(
    payload: bytes, content_type: str = "text/html", url: str = URL, status: int | None = 200, encoding: str = ""
) -> Response:
    headers = (("Content-Type", content_type), *((("Content-Encoding", encoding),) if encoding else ()))
    return Response(url, payload, FETCHED, content_type, status, headers if status else (), request=REQUEST)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return keep(tmp_path, response(PAGE.encode()))


def test_a_capture_that_is_as_it_was_fetched_says_what_was_compared(kept: Kept) -> None:
    said = kept.words("#verified")
    assert said.startswith("核对 一致 刚才从 WARC 文件的上述位置读出了记录")
    assert f"载荷有 {len(PAGE.encode())} 字节" in said
    assert said.endswith(hashlib.sha256(PAGE.encode()).hexdigest())


def test_its_facts_and_its_article(kept: Kept) -> None:
    [capture] = kept.captures
    facts = kept.words(".facts")
    assert all(fact in facts for fact in (URL, capture.warc_file, capture.payload_sha256, "得第 1 版"))
    link = kept.page().css_first(".kicker a")
    assert link is not None
    assert (link.text(), link.attributes["href"]) == ("要闻", f"/article/{article_id(canonical_url(URL))}")


def test_a_missing_warc_file_is_said_to_be_missing(kept: Kept) -> None:
    [capture] = kept.captures
    (kept.folder / "warc" / capture.warc_file).unlink()
    assert kept.words("#verified").startswith("核对 无法核对 WARC 文件不在原处")
    assert not kept.page().css("iframe, .capture .ways a")
    for way in ("record", "page"):
        answer = kept.client.get(f"/capture/{capture.id}/{way}")
        assert answer.status_code == 503
        assert "WARC 文件不在原处" in answer.text


@pytest.mark.parametrize("place", [0, 1, 2])
def test_damage_of_the_file_is_said_to_be_damage(kept: Kept, place: int) -> None:
    """In the record's first bytes, in the middle of it, and cut off at its end."""
    [capture] = kept.captures
    path = kept.folder / "warc" / capture.warc_file
    data = bytearray(path.read_bytes())
    if place == 2:
        del data[-5:]
    else:
        data[capture.warc_offset + place * capture.warc_length // 2] ^= 0xFF
    path.write_bytes(data)
    assert kept.words("#verified").startswith("核对 不一致 读出的内容不是抓取时写下的")
    assert not kept.page().css("iframe")
    assert kept.client.get(f"/capture/{capture.id}/record").status_code == 200  # damaged evidence can be looked at


def test_a_record_that_was_replaced_by_a_sound_one_is_not_what_was_fetched(kept: Kept) -> None:
    with open_archive(kept.folder) as archive:
        archive.connection.execute("UPDATE captures SET payload_sha256 = ?", ("0" * 64,))
        archive.connection.commit()
    said = kept.words("#verified")
    assert "不一致" in said
    assert said.endswith("the payload is not what was captured")


def test_the_response_is_framed_where_it_can_do_nothing(kept: Kept) -> None:
    [capture] = kept.captures
    page = kept.client.get(f"/capture/{capture.id}")
    assert page.headers["Content-Security-Policy"].endswith("; frame-src 'self'")
    [frame] = LexborHTMLParser(page.text).css("iframe")
    assert frame.attributes["sandbox"] in (None, "")
    framed = kept.client.get(frame.attributes["src"] or "")
    assert framed.text == PAGE
    assert framed.headers["Content-Type"] == "text/html; charset=utf-8"
    assert framed.headers["X-Content-Type-Options"] == "nosniff"
    policy = framed.headers["Content-Security-Policy"].split("; ")
    assert {"sandbox", "default-src 'none'", "form-action 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert "allow-" not in framed.headers["Content-Security-Policy"]


def test_no_other_page_may_hold_frames(kept: Kept) -> None:
    assert "frame-src" not in kept.client.get("/capture/999").headers["Content-Security-Policy"]
    assert "frame-src" not in kept.client.get("/").headers["Content-Security-Policy"]


def test_the_framed_response_opened_by_itself_leads_to_its_page(kept: Kept) -> None:
    [capture] = kept.captures
    opened = kept.client.get(f"/capture/{capture.id}/page", headers={"Sec-Fetch-Dest": "document"})
    assert (opened.status_code, opened.location) == (302, f"/capture/{capture.id}")


def test_tags_that_lead_out_are_renamed_however_they_are_written(tmp_path: Path) -> None:
    page = '<link rel=preconnect href="//x.example"><LINK\n><meta http-equiv=refresh><A HREF\t=//x.example><linkage>'
    kept = keep(tmp_path, response(page.encode()))
    shown = kept.client.get(f"/capture/{kept.captures[0].id}/page").text
    assert shown == (
        '<x-link rel=preconnect data-href="//x.example"><x-LINK\n><x-meta http-equiv=refresh>'
        "<A data-HREF\t=//x.example><linkage>"
    )
    assert kept.client.get(f"/capture/{kept.captures[0].id}/source").text == page


@pytest.mark.parametrize(
    ("payload", "content_type", "encoding"),
    [
        (PAGE.encode("gb18030"), "text/html", ""),
        (PAGE.encode("gb18030"), "text/html; charset=utf-8", ""),  # wrong, as with some portals
        (PAGE.encode(), "text/html; charset=gbk", ""),
        (PAGE.encode("utf-16"), "text/html", ""),
        (gzip.compress(PAGE.encode("gb18030"), mtime=0), "text/html", "gzip"),
    ],
)
def test_a_page_is_readable_whatever_it_was_encoded_in(
    tmp_path: Path, payload: bytes, content_type: str, encoding: str
) -> None:
    kept = keep(tmp_path, response(payload, content_type, encoding=encoding))
    for shown in ("page", "source"):
        assert kept.client.get(f"/capture/{kept.captures[0].id}/{shown}").data.decode() == PAGE


def test_the_source_is_text_that_cannot_be_taken_for_a_page(kept: Kept) -> None:
    source = kept.client.get(f"/capture/{kept.captures[0].id}/source")
    assert source.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert source.headers["X-Content-Type-Options"] == "nosniff"
    assert source.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_the_record_is_what_stands_in_the_file(kept: Kept) -> None:
    [capture] = kept.captures
    sent = kept.client.get(f"/capture/{capture.id}/record")
    assert sent.headers["Content-Type"] == "application/warc"
    assert sent.headers["Content-Disposition"].startswith("attachment; ")
    plain = gzip.decompress(sent.data)
    assert plain.index(b"WARC-Type: request") < plain.index(b"WARC-Type: response")
    assert PAGE.encode() in plain


def test_a_capture_whose_payload_an_earlier_one_holds_is_shown_from_there(tmp_path: Path) -> None:
    kept = keep(tmp_path, response(PAGE.encode()), response(PAGE.encode()))
    first, second = kept.captures
    assert second.refers_to == first.id
    assert "内容与较早一次相同" in kept.words(".facts", 1)
    assert kept.words("#verified", 1).startswith("核对 一致")
    assert kept.client.get(f"/capture/{second.id}/page").text == PAGE


@pytest.mark.parametrize(
    ("payload", "content_type", "encoding", "said"),
    [
        (b"", "text/html", "", "门户的回应里没有内容"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "", "也不是文字，可以下载记录"),
        (b"User-agent: *", "text/plain", "", "抓到的不是网页，可以看它的源码"),
        (b"no gzip", "text/html", "gzip", "解不开，或者太大"),
        (gzip.compress(b" " * 1_000_001, mtime=0), "text/html", "gzip", "解不开，或者太大"),
    ],
)
def test_what_is_no_page_is_not_framed(
    tmp_path: Path, payload: bytes, content_type: str, encoding: str, said: str
) -> None:
    other = response(payload, content_type, url="http://liaoning.example/other", encoding=encoding)
    kept = keep(tmp_path, response(PAGE.encode()), other)
    assert said in kept.words("section:last-of-type", 1)
    assert not kept.page(1).css("iframe")
    assert not kept.page(1).css(".kicker")  # it is no article
    if encoding:
        assert kept.client.get(f"/capture/{kept.captures[1].id}/source").status_code == 404


@pytest.mark.parametrize("place", ["999", "9" * 30, "-1", "x"])
@pytest.mark.parametrize("part", ["", "/page", "/source", "/record"])
def test_there_is_no_such_capture(kept: Kept, place: str, part: str) -> None:
    assert kept.client.get(f"/capture/{place}{part}").status_code == 404


def test_hostile_facts_stay_text(kept: Kept) -> None:
    evil = '"><script>alert(1)</script>\u202e'
    with open_archive(kept.folder) as archive:
        archive.connection.execute(
            "UPDATE captures SET url = ?, content_type = ?, imported_from = ?, warc_file = ?",
            (f"javascript:alert(1)//{evil}", evil, evil, evil),
        )
        archive.connection.execute("UPDATE revisions SET headline = ?", (evil,))
        archive.connection.commit()
    page = kept.page()
    assert not page.css("main script")
    assert {(link.attributes["href"] or "")[:1] for link in page.css("a")} == {"/", "#"}
    assert page.css_first(".kicker bdi").text() == evil  # type: ignore[union-attr]


def test_an_article_without_a_headline_is_named_by_its_address_which_is_no_chinese(kept: Kept) -> None:
    with open_archive(kept.folder) as archive:
        archive.connection.execute("UPDATE revisions SET headline = NULL")
    text = kept.client.get(f"/capture/{kept.captures[0].id}", headers={"Accept-Language": "en"}).text
    named = LexborHTMLParser(text).css_first(".kicker bdi")
    assert named is not None
    assert (named.text(), named.attributes["lang"]) == (URL, "en")
