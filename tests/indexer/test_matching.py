"""Where a query matches: positions in the repaired text, and in the text as published."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.conftest import Find
from tests.making import Archivist, make_content
from zhengfa.archive.content import Content
from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.matching import matches_of_article
from zhengfa.indexer.query import Match
from zhengfa.indexer.repair.article import repair_article

# An annotation behind every traditional character, and one mark printed twice.
COPIED = Content(
    "遼河市召開(kāi)會(huì)議", ("聽(tīng)取工作匯報(bào)，，部署任務(wù)。", "會(huì)議要求抓好落實(shí)。")
)


def shown(content: Content, query: str) -> list[tuple[str, str, str]]:
    """The field of each match, the repaired text there and the published one."""
    article = repair_article(content)
    texts = dict(article.fields())
    return [
        (
            match.field,
            texts[match.field].text[match.start : match.end],
            texts[match.field].published[match.published_start : match.published_end],
        )
        for match in matches_of_article(article, parse(query))
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("“会议”", [("headline", "会议", "會(huì)議"), ("body", "会议", "會(huì)議")]),
        ("“工作汇报”", [("body", "工作汇报", "工作匯報")]),
        ("“汇报，部署”", [("body", "汇报，部署", "匯報(bào)，，部署")]),
        ("“任务。会议”", [("body", "任务。\n会议", "任務(wù)。\n會(huì)議")]),
        ("title:会议", [("headline", "会议", "會(huì)議")]),
        ("汇?", [("body", "汇报", "匯報")]),
        ("信访", []),
        ("-会议", []),
    ],
)
def test_matches_stand_in_both_texts(query: str, found: list[tuple[str, str, str]]) -> None:
    assert shown(COPIED, query) == found


def test_kicker_and_subtitle_are_titles() -> None:
    content = Content("标题", ("正文",), kicker="平安建设", subtitle="建设平安")
    assert [field for field, _, _ in shown(content, "title:平安")] == ["kicker", "subtitle"]


@given(st.text("会议政法，。a１ \u3000會議", max_size=40), st.text("会议政法，", min_size=1, max_size=3))
def test_a_match_is_what_was_searched_for(body: str, phrase: str) -> None:
    found = shown(Content("标题", (body,)), f"“{phrase}”")
    assert all(fold(phrase) in fold(repaired) for _, repaired, _ in found)  # places that touch are one
    assert bool(found) == (fold(phrase) in fold(repair_article(Content("标题", (body,))).body.text))


def test_hits_say_where_they_match_if_they_are_asked(find: Find, archivist: Archivist) -> None:
    archivist.save("http://a.cn/1", COPIED)
    [hit] = find("“汇报”", has_matches=True).hits
    body = "\n".join(COPIED.body)
    start = body.index("匯報")
    assert hit.matches == (Match("body", 4, 6, start, start + len("匯報")),)
    assert find("“汇报”").hits[0].matches == ()


def test_positions_of_a_text_as_published_are_the_same_in_both(find: Find, archivist: Archivist) -> None:
    archivist.save("http://a.cn/1", make_content("政法会议", "全市政法工作。", day=f"{datetime(2021, 7, 13):%Y-%m-%d}"))
    [hit] = find("政法", has_matches=True).hits
    assert hit.matches == (Match("headline", 0, 2, 0, 2), Match("body", 2, 4, 2, 4))


def test_a_cursor_goes_on_whether_or_not_positions_are_asked_for(find: Find, archivist: Archivist) -> None:
    for number in range(3):
        archivist.save_text(f"http://a.cn/{number}", "政法会议")
    first = find("政法", limit=2)
    [last] = find("政法", limit=2, cursor=first.next_cursor, has_matches=True).hits
    assert last.matches
    assert last.article_id not in {hit.article_id for hit in first.hits}
