"""Words, times and addresses as shown."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from markupsafe import Markup

from zhengfa.archive.content import Precision, Provenance
from zhengfa.archive.records import ArticleState
from zhengfa.extract_report import FIELDS
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.kinds import KINDS
from zhengfa.indexer.officials.records import PlaceReason
from zhengfa.indexer.query import FacetName, Sort
from zhengfa.indexer.register.records import LinkReason
from zhengfa.indexer.register.tenures import CitedAs
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.vocabulary import LEVELS
from zhengfa.webui.labels import addresses, articles, errors, facets, figures, officials, times, tongues


@pytest.fixture
def in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


@pytest.fixture(autouse=True)
def in_chinese(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def test_every_value_has_its_word() -> None:
    assert set(facets.FACETS) == set(FacetName)
    assert set(facets.SORTS) == set(Sort)
    assert set(articles.STATES) == set(ArticleState)
    assert set(articles.PRECISIONS) == set(Precision)
    assert set(articles.PROVENANCES) == set(Provenance)
    assert set(articles.FIELDS) == {*FIELDS, "images", "attachments"}
    assert set(articles.REPAIRS) == set(RepairKind)
    assert set(articles.CLONE_SIGNS) == set(CloneSign)
    assert set(officials.CITED_AS) == set(CitedAs)
    assert set(officials.LINK_REASONS) == set(LinkReason)
    assert set(officials.PLACE_REASONS) == set(PlaceReason)


@pytest.mark.parametrize(
    ("url", "is_web"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https:javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.example", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, is_web: bool) -> None:
    assert addresses.is_web_url(url) is is_web


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://www.a.example/x", "a.example"),
        ("file:///srv/x.html", "本地文件"),
        ("urn:sha256:00", "无网址"),
        ("http://[x", "无网址"),
    ],
)
def test_a_place_for_every_address(url: str, place: str) -> None:
    assert addresses.place_of(url) == place


def test_times_are_as_exact_as_known() -> None:
    assert times.local_text("2021-07-13T09:56+08:00") == "2021-07-13 09:56"
    assert times.local_text("2021-07-13") == "2021-07-13"
    assert times.local_text("2021-07") == "2021-07"
    moment = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
    assert times.utc_text(moment) == "2026-11-23 20:41:00 UTC（北京时间 2026-11-24 04:41:00）"


@pytest.mark.parametrize(
    ("confidence", "text"), [(1.0, "100%"), (0.9999, "99.9%"), (0.974, "97.4%"), (0.9, "90.0%"), (0.0, "0.0%")]
)
def test_only_what_is_sure_is_sure_in_full(confidence: float, text: str) -> None:
    assert figures.confidence_text(confidence) == text


def test_counts_states_and_texts() -> None:
    assert [figures.count_text(n) for n in (0, 9999, 10000)] == ["0", "9999", "10,000"]
    assert articles.state_label("removed") == "已删除"
    assert articles.state_label("archived") == "archived"
    assert [articles.tls_label(v) for v in (True, False, None)] == ["是", "否", "不适用"]
    assert tongues.plain("a\u202eb\u2066c") == "abc"


@pytest.mark.parametrize(
    ("probability", "text"),
    [(1.0, "100%"), (0.9999, "99.9%"), (0.999, "99.9%"), (0.96, "96%"), (0.7, "70%"), (0.03, "3%")],
)
def test_estimates_claim_no_more_than_they_know(probability: float, text: str) -> None:
    assert figures.probability_text(probability) == text


def test_spans_posts_and_reasons() -> None:
    assert times.span_text("2019-07-04", "2021-04") == "2019-07-04 至 2021-04"
    assert times.span_text("2019", "2019") == times.span_text("2019", None) == "2019"
    assert times.span_text(None, None) == "时间不明"
    assert officials.judged_post_text("市长@2010..2014") == "市长（2010–2014）"
    assert officials.judged_post_text("市长") == "市长"
    assert officials.reasons_text((LinkReason.SAME_PROVINCE, LinkReason.COMMON_NAME)) == "同一省份，姓名常见"
    assert officials.cited_label((CitedAs.FIRST, CitedAs.LAST)) == "最早、最近"


def test_levels_and_kinds_are_called_what_a_query_may_call_them() -> None:
    assert {level: str(label) for level, label in facets.LEVELS.items()} == {one: LEVELS[one][0] for one in LEVELS}
    assert {kind: str(label) for kind, label in facets.KINDS.items()} == {one: KINDS[one][0] for one in KINDS}


@pytest.mark.usefixtures("in_english")
class TestEnglish:
    def test_counts_are_grouped_from_four_digits_on(self) -> None:
        assert [figures.count_text(n) for n in (0, 999, 9999, 10000)] == ["0", "999", "9,999", "10,000"]

    def test_times_and_spans(self) -> None:
        moment = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
        assert times.utc_text(moment) == "2026-11-23 20:41:00 UTC (2026-11-24 04:41:00 Beijing time)"
        assert times.span_text("2019-07-04", "2021-04") == "2019-07-04 to 2021-04"

    def test_states_and_reasons(self) -> None:
        assert articles.state_label("removed") == "Removed"
        assert officials.reasons_text((LinkReason.SAME_PROVINCE, LinkReason.COMMON_NAME)) == (
            "the same province, a common name"
        )

    def test_what_is_quoted_in_chinese_says_that_it_is(self) -> None:
        assert tongues.mark_han("Not “去年”: <b>") == Markup('Not “<span lang="zh">去年</span>”: &lt;b&gt;')
        assert tongues.mark_han("浙江、辽宁") == '<span lang="zh">浙江、辽宁</span>'
        assert (tongues.lang_of("平安 2024"), tongues.lang_of("2024")) == ("zh", "en")

    def test_errors_say_what_they_say(self) -> None:
        assert all(errors.said(message) == message for message in errors.CHINESE)


def test_errors_that_nobody_has_translated_say_that_they_are_english() -> None:
    assert errors.said("no archive here") == "这里还没有档案"
    assert errors.said("disk <full>") == '<span lang="en">disk &lt;full&gt;</span>'
    assert tongues.mark_han("不是“<b>”") == "不是“&lt;b&gt;”"
    assert (tongues.lang_of("平安"), tongues.lang_of("Ping'an")) == ("zh", "zh")
