"""The tagger of the extra. `make bench-officials` runs this: no other test should need a model of 75 MB."""

import pytest

from bench.officials import load_sentences, score
from tests.indexer.officials.sentences import BATCHES
from zhengfa.indexer.officials.reading import read_mentions
from zhengfa.indexer.officials.tagging import Tagger, load_tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def test_spans_count_characters(tagger: Tagger) -> None:
    text = "𠀀 “ 省委书记林向前，\n市长艾尼瓦尔\u3000ＡＢ\ud800。"
    assert [text[start:end] for start, end in tagger.persons(text)][:2] == ["林向前", "艾尼瓦尔"]


@pytest.mark.parametrize("text", ["", " ", "。", "会议强调，要抓好落实。"])
def test_what_names_nobody_names_nobody(tagger: Tagger, text: str) -> None:
    assert [*tagger.persons(text)] == []


def test_the_tagger_decides_what_the_rules_cannot(tagger: Tagger) -> None:
    mentions = read_mentions("驻狱检察室主任晨曦到场监督，副市长林向前出席。", tagger)
    assert [(m.name, m.is_tagged) for m in mentions] == [("晨曦", True), ("林向前", False)]


@pytest.mark.parametrize("batch", BATCHES)
def test_with_the_tagger_more_is_found_and_no_less_is_right(tagger: Tagger, batch: str) -> None:
    by_rules, tagged = (score(load_sentences(BATCHES[batch]), each) for each in (None, tagger))
    assert tagged.right >= by_rules.right
    assert tagged.found - tagged.right <= by_rules.found - by_rules.right
    assert tagged.exact >= by_rules.exact
