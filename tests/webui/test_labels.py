"""Words, times and addresses as shown."""

from datetime import UTC, datetime

import pytest

from zhengfa.archive.content import Precision, Provenance
from zhengfa.archive.records import ArticleState
from zhengfa.extract_report import FIELDS
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.query import FacetName, Sort
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
