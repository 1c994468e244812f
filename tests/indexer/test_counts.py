"""Counts on one state of the embedded index, as several threads ask for them."""

import pytest

from tests.indexer.conftest import Find
from tests.making import Archivist
from zhengfa.indexer.embedded.counts import Counts
from zhengfa.indexer.query import FacetName


def test_totals_may_be_forgotten_by_another_thread_at_any_time(
    find: Find, archivist: Archivist, monkeypatch: pytest.MonkeyPatch
) -> None:
    archivist.save_text("http://a.cn/1", "省委书记王伟谈会议。")

    def forget(counts: Counts, *_: object) -> None:
        counts._totals.clear()

    monkeypatch.setattr(Counts, "keep_total", forget)
    result = find("", facets=(FacetName.OFFICIAL,), limit=0)
    assert result.total == 1
    assert [one.value for one in result.facets[FacetName.OFFICIAL]] == ["王伟"]
    assert find("会议", limit=0).total == 1
