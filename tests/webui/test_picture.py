"""The picture of a timeline, as SVG and as PNG."""

import re
import struct
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from zhengfa.webui.chronology.picture import FONT, HEIGHT, WIDTH, to_png

SVG = "{http://www.w3.org/2000/svg}"


def drawn(client: FlaskClient, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    return ElementTree.fromstring(answer.text)


def said(picture: ElementTree.Element) -> str:
    return " ".join("".join(node.itertext()) for node in picture.iter(f"{SVG}text"))


def test_it_says_what_was_asked_how_many_when_it_was_made_and_where_it_is(chronicle: FlaskClient) -> None:
    text = said(drawn(chronicle, "/timeline.svg?q=通报&province=辽宁"))
    for part in ("通报", "2024-06", "2 篇", "省份 辽宁", "2026-08-14", "http://localhost/timeline?q=", "每月篇数"):
        assert part in text
    assert "采集始于 2026-05-03" in text


def test_it_needs_nothing_but_itself(chronicle: FlaskClient) -> None:
    text = chronicle.get("/timeline.svg").text
    assert not re.search(r"<script|<style|<image|<use|href|class=|on\w+=", text)
    assert set(re.findall(r"url\((.*?)\)", text)) <= {"#gap"}


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "\x01\x0b\ufffe甲\x00", "&amp;\"'", "\u202e甲", "𠮷〇"])
def test_whatever_is_asked_makes_a_picture(chronicle: FlaskClient, typed: str) -> None:
    answer = chronicle.get("/timeline.svg", query_string={"q": f'"{typed}"'})
    if answer.status_code == 200:
        ElementTree.fromstring(answer.text)
        assert "\u202e" not in answer.text
    else:
        assert answer.status_code == 400


def test_a_long_query_is_cut(chronicle: FlaskClient) -> None:
    picture = drawn(chronicle, f"/timeline.svg?q={'长' * 200}")
    [title] = [node.text for node in picture.iter(f"{SVG}text") if node.get("font-size") == "30"]
    assert title is not None
    assert len(title) < 40
    assert title.endswith("…")


def test_nothing_found_is_a_picture_without_bars(chronicle: FlaskClient) -> None:
    assert "0 篇" in said(drawn(chronicle, "/timeline.svg?q=“无此说法”"))


def test_the_dots_are_twice_as_many(chronicle: FlaskClient) -> None:
    answer = chronicle.get("/timeline.png?q=通报")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.data.startswith(b"\x89PNG")
    assert struct.unpack(">II", answer.data[16:24]) == (2 * WIDTH, 2 * HEIGHT)
    assert re.search(r'filename="zhengfa-timeline-\d{8}-\d{6}\.png"', answer.headers["Content-Disposition"])


def test_chinese_is_drawn_without_any_font_of_the_system() -> None:
    """Two characters of the same size look different, and neither is a blank."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{}</svg>'
    text = '<text x="2" y="32" font-size="30" font-family="Noto Sans CJK SC">{}</text>'
    pictures = {to_png(frame.format(text.format(character))) for character in "政法"}
    assert len(pictures | {to_png(frame.format(""))}) == 3
    assert FONT.stat().st_size < 2_000_000


def test_a_query_that_cannot_be_read_has_no_picture(chronicle: FlaskClient) -> None:
    assert chronicle.get("/timeline.svg?q=“").status_code == 400
    assert chronicle.get("/timeline.png?q=“").status_code == 400
