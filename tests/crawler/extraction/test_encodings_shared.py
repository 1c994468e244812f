"""Real pages in other encodings, declared rightly, wrongly and not at all. They are read where they lie."""

from collections.abc import Iterator
from pathlib import Path

import opencc
import pytest

from zhengfa.crawler.extraction.decode import declared_charset, decode

CODECS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
CLAIMS = (None, "utf-8", "gb2312", "big5")


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    payloads = [path.read_bytes() for path in sorted((shared / "pages/html").glob("*.html"))]
    assert len(payloads) >= 84
    return [decode(payload, declared_charset(payload)).text for payload in payloads]


def claims(payload: bytes) -> Iterator[str | None]:
    yield declared_charset(payload)
    yield from CLAIMS


@pytest.mark.parametrize("codec", CODECS)
def test_a_page_is_the_same_text_in_every_encoding_whatever_it_claims(texts: list[str], codec: str) -> None:
    for text in texts:
        payload = text.encode(codec)
        assert all(decode(payload, claim).text == text for claim in claims(payload))


def test_the_same_pages_in_big5_are_read_whatever_they_claim(texts: list[str]) -> None:
    converter = opencc.OpenCC("s2hk")
    for text in texts:
        # What Big5 lacks is written as a reference, as its pages do.
        payload = converter.convert(text).encode("big5hkscs", "xmlcharrefreplace")
        assert {decode(payload, claim).encoding for claim in claims(payload)} == {"big5hkscs"}
