"""Words: cut as jieba cuts, only faster, with our own terms."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.folding import fold, fold_words
from zhengfa.indexer.script import simplify
from zhengfa.indexer.tokens import (
    LONGEST_WORD,
    TERMS,
    index_words,
    query_pieces,
    reference_cut,
    whole_words,
    word_frequencies,
    word_spans,
)

COMMON = "政法委书记张国清扫黑除恶的一是在不了有和人这中大为上个我以要他时来用们生到地于出就分对成会可主发年动同工也"
MIXED = COMMON + "ABxyz0123456789-_.%+#& ，。《》“”…\u3400\u9fd6\U00020000あア한éÀ\ue5e5🚔"


def by_reference(text: str) -> list[str]:
    return [word for word in reference_cut(text) if any(map(str.isalnum, word)) and len(word) <= LONGEST_WORD]


def texts_of(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".json", ".jsonl", ".yaml", ".html"):
            yield fold_words(simplify(path.read_text("utf-8", "replace")))


@given(st.text(COMMON, max_size=40) | st.text(MIXED, max_size=40) | st.text(max_size=40))
def test_texts_are_cut_as_jieba_cuts_them(text: str) -> None:
    folded = fold_words(text)
    assert whole_words(folded) == by_reference(folded)


def test_sentences_of_words_are_cut_as_jieba_cuts_them() -> None:
    chance = random.Random(20261124)
    frequencies, _ = word_frequencies()
    words = sorted(word for word, frequency in frequencies.items() if frequency > 2)
    for _ in range(3000):
        text = "".join(chance.choice(words) + chance.choice(("", "", "", "，", "2021年", *TERMS)) for _ in range(12))
        assert whole_words(fold_words(text)) == by_reference(fold_words(text))


def test_the_shared_texts_are_cut_as_jieba_cuts_them(shared: Path) -> None:
    texts = [text for name in ("seeds", "officials", "pages", "portals") for text in texts_of(shared / name)]
    assert sum(map(len, texts)) > 100_000
    for text in texts:
        assert whole_words(text) == by_reference(text)


def test_words_hold_the_words_inside_them() -> None:
    assert {"公安局长", "公安局", "公安", "局长"} <= {*index_words("公安局长"), "公安局长"}
    assert {"中华人民共和国", "中华", "人民", "共和国"} <= set(index_words("中华人民共和国"))
    assert index_words("，。！") == []


def test_a_word_that_begins_inside_another_is_none() -> None:
    assert "政法" not in index_words("行政法规")
    assert "政法" not in index_words("学习行政法")
    assert "华人" not in index_words("中华人民共和国")


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_a_word_and_so_are_the_pieces_that_it_is_searched_by(term: str) -> None:
    found = index_words(f"会议指出，{term}。")
    assert term in found
    assert {piece for piece in query_pieces(term) if len(piece) > 1} <= set(found)


def test_terms_are_as_texts_are_matched_each_once() -> None:
    assert len(TERMS) == len(set(TERMS))
    for term in TERMS:
        assert term == fold(simplify(term))
        assert 2 <= len(term) <= 12


@given(st.text(MIXED, max_size=40))
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    folded = fold(text)
    spans = word_spans(folded)
    assert all(folded[start:end] == word for word, start, end in spans)
    assert [word for word, _, _ in spans] == index_words(folded)


def test_names_are_no_words_of_a_query() -> None:
    assert query_pieces("张国清") == ["张", "国", "清"]
    assert query_pieces("行政法") == ["行政法"]


def test_endless_words_are_left_to_the_characters() -> None:
    assert index_words("a" * LONGEST_WORD) == ["a" * LONGEST_WORD]
    assert index_words("a" * (LONGEST_WORD + 1)) == []
