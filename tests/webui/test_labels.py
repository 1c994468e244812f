"""Words, times and addresses as shown."""

from datetime import UTC, datetime

import pytest

from zhengfa.archive.content import Precision, Provenance
from zhengfa.archive.records import ArticleState
from zhengfa.extract_report import FIELDS
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.officials.records import PlaceReason
from zhengfa.indexer.query import FacetName, Sort
from zhengfa.indexer.register.records import LinkReason
from zhengfa.indexer.register.tenures import CitedAs
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.webui import labels


def test_every_value_has_its_word() -> None:
    assert set(labels.FACETS) == set(FacetName)
    assert set(labels.SORTS) == set(Sort)
    assert set(labels.STATES) == set(ArticleState)
    assert set(labels.PRECISIONS) == set(Precision)
    assert set(labels.PROVENANCES) == set(Provenance)
    assert set(labels.FIELDS) == set(FIELDS)
    assert set(labels.REPAIRS) == set(RepairKind)
    assert set(labels.CLONE_SIGNS) == set(CloneSign)
    assert set(labels.CITED_AS) == set(CitedAs)
    assert set(labels.LINK_REASONS) == set(LinkReason)
    assert set(labels.PLACE_REASONS) == set(PlaceReason)


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
    assert labels.is_web_url(url) is is_web


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
    assert labels.place_of(url) == place


def test_times_are_as_exact_as_known() -> None:
    assert labels.local_text("2021-07-13T09:56+08:00") == "2021-07-13 09:56"
    assert labels.local_text("2021-07-13") == "2021-07-13"
    assert labels.local_text("2021-07") == "2021-07"
    moment = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
    assert labels.utc_text(moment) == "2026-11-23 20:41:00 UTC（北京时间 2026-11-24 04:41:00）"


@pytest.mark.parametrize(
    ("confidence", "text"), [(1.0, "100%"), (0.9999, "99.9%"), (0.974, "97.4%"), (0.9, "90.0%"), (0.0, "0.0%")]
)
def test_only_what_is_sure_is_sure_in_full(confidence: float, text: str) -> None:
    assert labels.confidence_text(confidence) == text


def test_counts_states_and_texts() -> None:
    assert [labels.count_text(n) for n in (0, 9999, 10000)] == ["0", "9999", "10,000"]
    assert labels.state_label("removed") == "已删除"
    assert labels.state_label("archived") == "archived"
    assert [labels.tls_label(v) for v in (True, False, None)] == ["是", "否", "不适用"]
    assert labels.plain("a\u202eb\u2066c") == "abc"


@pytest.mark.parametrize(
    ("probability", "text"),
    [(1.0, "100%"), (0.9999, "99.9%"), (0.999, "99.9%"), (0.96, "96%"), (0.7, "70%"), (0.03, "3%")],
)
def test_estimates_claim_no_more_than_they_know(probability: float, text: str) -> None:
    assert labels.probability_text(probability) == text


def test_spans_posts_and_reasons() -> None:
    assert labels.span_text("2019-07-04", "2021-04") == "2019-07-04 至 2021-04"
    assert labels.span_text("2019", "2019") == labels.span_text("2019", None) == "2019"
    assert labels.span_text(None, None) == "时间不明"
    assert labels.judged_post_text("市长@2010..2014") == "市长（2010–2014）"
    assert labels.judged_post_text("市长") == "市长"
    assert labels.reasons_text((LinkReason.SAME_PROVINCE, LinkReason.COMMON_NAME)) == "同一省份，姓名常见"
    assert labels.cited_label((CitedAs.FIRST, CitedAs.LAST)) == "最早、最近"
