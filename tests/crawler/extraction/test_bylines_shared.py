"""83 bylines as portals print them, which are not ours: each is read in a page of our own, and nothing is copied here.

A value is given by where it stands in the printed text, a time as what it says. A changed entry fails by its hash:
then look at the entry, and give its values anew.
"""

import hashlib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.crawler.extraction.pages import PARAGRAPHS, article_page
from zhengfa.archive.content import Precision, Published
from zhengfa.crawler.extraction.article import extract

HEAD, LEAD, END, TAIL = "below the headline", "before the text", "behind the last sentence", "behind the text"
URL = "http://www.example.cn/1.html"  # holds no date

Place = tuple[int, int]  # from, and up to


@dataclass(frozen=True, slots=True)
class Printed:
    """Where an entry is put on the page, and what must be read from it: all else must be nothing."""

    sha256: str  # its first 8 digits
    put: str
    when: str | None = None  # of the precision that is asked for
    source: Place | None = None
    authors: tuple[Place, ...] = ()
    editor: Place | None = None


ENTRIES = (
    Printed("0360a07b", HEAD, when="2014-02-20", source=(29, 37)),
    Printed("8753a29b", HEAD, when="2024-01-26 09:13", source=(29, 34)),
    Printed("8e646b72", HEAD, when="2022-01-25 10:01", source=(3, 13), authors=((19, 33),)),
    Printed("99e87828", HEAD, when="2024-09-25", source=(20, 25)),
    Printed("33db47a7", HEAD, when="2022-07-15 11:26", source=(23, 27)),
    Printed(
        "156fd003",
        LEAD,
        authors=(
            (6, 11),
            (12, 15),
        ),
    ),
    Printed("8299ac4d", TAIL, editor=(3, 5)),
    Printed("19118ce4", HEAD, when="2023-03-03 03:23"),
    Printed("5efe4555", TAIL, source=(5, 9)),
    Printed("bb0cf7fc", HEAD, when="2024-07-04"),
    Printed("bcab8b61", HEAD, when="2019-03-19 09:43", source=(23, 28)),
    Printed("260661fa", LEAD, authors=((4, 9),)),
    Printed("41ef8210", TAIL, source=(3, 8)),
    Printed("7f727b5d", HEAD, when="2022-01-26 18:29", source=(30, 35)),
    Printed("e7e29ab9", HEAD, when="2023-07-20"),
    Printed("65caab67", HEAD, when="2024-10-25 08:03", source=(27, 32)),
    Printed("1fd54783", TAIL, editor=(5, 7)),
    Printed("6d30714b", HEAD, when="2019-02-25 11:27"),
    Printed("cdb57422", HEAD, when="2021-08-19 09:40", source=(22, 26), editor=(34, 37)),
    Printed("24936b40", HEAD, when="2017-08-19 17:36", source=(0, 5)),
    Printed("cc3004c2", HEAD, when="2020-02-26"),
    Printed("ad299cba", HEAD, when="2019-12-30 18:12", source=(4, 12), editor=(4, 15)),
    Printed("20c7c9bb", HEAD, when="2021-10-20 14:39", source=(23, 26)),
    Printed("05e64921", HEAD, when="2022-01-27 10:06"),
    Printed("4042bc9b", END, authors=((1, 10),)),
    Printed("84d3b949", HEAD, when="2020-04-15 10:22", source=(27, 31)),
    Printed("c540139a", HEAD, when="2025-05-07"),
    Printed("812e6bdd", HEAD, when="2026-01-10", source=(22, 24)),
    Printed("ed98792e", HEAD, when="2014-01-09 09:06", source=(4, 9)),
    Printed("7d9a5ea4", HEAD, when="2025-01-22", source=(4, 8)),
    Printed("8ac04848", HEAD, when="2022-05-31", source=(20, 26)),
    Printed(
        "dca190d2",
        HEAD,
        authors=(
            (2, 10),
            (11, 14),
        ),
    ),
    Printed("9b16c9ef", HEAD, when="2017-09-02", source=(3, 7)),
    Printed("d8896a40", HEAD, when="2023-09-28 08:21", source=(25, 29)),
    Printed("d7d36b3e", HEAD, when="2022-09-23 08:22", source=(22, 30)),
    Printed("8e9b2e2b", HEAD, when="2008-01-23 02:03", source=(40, 44)),
    Printed("b3fb1304", HEAD, when="2022-05-20 19:30", source=(3, 8)),
    Printed("6b43186a", HEAD, when="2022-09-24 14:11", source=(3, 10)),
    Printed("915a74b2", HEAD, when="2025-10-14 09:36", source=(27, 32)),
    Printed("75059fa2", HEAD, source=(3, 8), editor=(15, 17)),
    Printed("4d6895b9", HEAD, when="2020-12-15 09:23", source=(21, 24), editor=(31, 33)),
    Printed("f8d16224", HEAD, when="2020-05-19"),
    Printed("2811119c", TAIL, source=(3, 8)),
    Printed("e45951b9", HEAD, when="2026-03-10", source=(13, 18)),
    Printed("b0aa75a8", LEAD, authors=((6, 14),)),
    Printed("867e94d4", HEAD, when="2018-01-24 13:11"),
    Printed("49a06b02", HEAD, when="2018-01-20 09:50", source=(24, 32)),
    Printed("0c34240c", HEAD, when="2024-05-23 09:15"),
    Printed("6314af0b", HEAD, when="2024-04-08 09:01", source=(28, 33)),
    Printed("1f315b5b", HEAD, source=(3, 10)),
    Printed("ed618ce2", HEAD, when="2021-11-30", source=(3, 8)),
    Printed("3e7f9e42", HEAD, when="2020-11-24 09:49"),
    Printed(
        "9e126c6a",
        LEAD,
        authors=(
            (4, 6),
            (7, 9),
            (10, 13),
        ),
    ),
    Printed("6a503626", LEAD, authors=((4, 9),)),
    Printed("8033c2ae", LEAD),
    Printed("2230ea8a", LEAD, authors=((5, 11),)),
    Printed(
        "69029a4a",
        LEAD,
        authors=(
            (7, 12),
            (13, 19),
        ),
    ),
    Printed("85f2ba8d", LEAD, authors=((11, 20),)),
    Printed("a5fca952", LEAD, authors=((12, 19),)),
    Printed("f413a6ba", LEAD, authors=((7, 12),)),
    Printed("73217a37", LEAD),
    Printed("7d434be3", LEAD, authors=((5, 11),)),
    Printed("426fbe06", LEAD, authors=((9, 14),)),
    Printed("b26ff476", TAIL, editor=(5, 7)),
    Printed("d13aa4bf", LEAD, authors=((12, 17),)),
    Printed("088d74c0", LEAD, authors=((19, 32),)),
    Printed("4fdff2e9", LEAD),
    Printed("ea884bd9", HEAD, authors=((0, 9),)),
    Printed("37df8d5e", HEAD, authors=((0, 12),)),
    Printed(
        "16e95a3c",
        END,
        authors=(
            (1, 6),
            (7, 14),
        ),
    ),
    Printed("c8586be1", END, authors=((1, 9),)),
    Printed("d04fef27", HEAD, when="2013-10-09 21:54", source=(0, 5)),
    Printed("7fde38ad", END, authors=((1, 11),)),
    Printed("265e97c2", TAIL, authors=((0, 12),)),
    Printed("1386258a", END, authors=((1, 4),)),
    Printed("daf57bfe", END, authors=((1, 5),)),
    Printed("6cdb8916", TAIL, source=(3, 6), authors=((11, 24),)),
    Printed("a88e03d8", TAIL, editor=(10, 17)),
    Printed("b8fd2ed3", TAIL, authors=((1, 4),), editor=(12, 14)),
    Printed("3c178b10", TAIL, source=(8, 18), authors=((1, 3),), editor=(25, 28)),
    Printed("54b89209", TAIL),
    Printed("7a728eb4", HEAD, when="2022-02-17 11:11", source=(22, 26), editor=(31, 33)),
    Printed(
        "648e2fe5",
        END,
        authors=(
            (1, 6),
            (7, 9),
            (10, 13),
        ),
    ),
)


@pytest.fixture(scope="module")
def raws(shared: Path) -> list[str]:
    """The entries as printed, in order."""
    entries: Any = yaml.safe_load((shared / "portals" / "bylines.yaml").read_text("utf-8"))
    return [entry["raw"] for entry in entries]


def as_lines(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def page_with(raw: str, put: str) -> bytes:
    """A page of our own with this byline in its place, and with no other."""
    first, *between, last = PARAGRAPHS
    text = [raw + first if put == LEAD else first, *between, last + raw if put == END else last]
    html = article_page(
        byline=as_lines(raw) if put == HEAD else "",
        text="".join(map(as_lines, text)),
        tail=as_lines(raw) if put == TAIL else "",
    )
    return html.encode()


def shown(published: Published | None) -> str | None:
    forms = {Precision.MINUTE: "%Y-%m-%d %H:%M", Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m"}
    return published.local.strftime(forms[published.precision]) if published else None


def test_every_entry_has_its_values(raws: list[str]) -> None:
    assert len(raws) == len(ENTRIES)


@pytest.mark.parametrize("number", range(len(ENTRIES)))
def test_a_printed_byline_is_read(raws: list[str], number: int) -> None:
    raw, expected = raws[number], ENTRIES[number]
    assert hashlib.sha256(raw.encode()).hexdigest()[:8] == expected.sha256, f"entry {number} is another one: {raw!r}"
    content = extract(page_with(raw, expected.put), URL).content
    assert content is not None
    assert (shown(content.published), content.byline.source, content.byline.authors, content.byline.editor) == (
        expected.when,
        raw[slice(*expected.source)] if expected.source else None,
        tuple(raw[slice(*place)] for place in expected.authors),
        raw[slice(*expected.editor)] if expected.editor else None,
    )
