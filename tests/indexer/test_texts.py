"""Folding, script, tokens and snippets: the pure parts that text goes through."""

import re

from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.characters import PAD, covering_pairs, pairs
from zhengfa.indexer.folding import PLAIN_CHARACTERS, fold, fold_with_offsets
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.needles import Needle, needles_of
from zhengfa.indexer.query import Fragment
from zhengfa.indexer.script import simplify
from zhengfa.indexer.snippet import SNIPPET_LENGTH, find_matches, highlight, snippet

any_text = st.text(st.characters(exclude_categories=()), max_size=60)


def test_folding_makes_spellings_equal() -> None:
    assert fold("ＧＤＰ 增长　６.５％") == fold("gdp增长6.5%") == "gdp增长6.5%"
    assert fold("政\u200b法\ufeff") == "政法"
    assert fold("\ud800") == "\ufffd"


def test_compatibility_ideographs_are_simplified_too() -> None:
    assert fold("\uf98e") == "年"


def test_names_keep_their_characters() -> None:
    assert simplify("於天敏 乾安縣 皇后 瀋陽") == "于天敏 乾安县 皇后 沈阳"


def test_plain_characters_are_folded_to_themselves() -> None:
    plain = [chr(code) for code in range(0x10000) if re.fullmatch(f"[{PLAIN_CHARACTERS}]", chr(code))]
    assert [character for character in plain if fold_with_offsets(f"{character}ﬁ")[0] != f"{character}fi"] == []


@given(any_text | st.text("政法，：A（一）\n 1ﬁ", max_size=30))
def test_folding_a_text_is_folding_each_of_its_characters(text: str) -> None:
    assert fold(text) == "".join(fold_with_offsets(f"{character}ﬁ")[0][:-2] for character in text)


@given(any_text)
def test_offsets_point_at_the_characters_that_were_folded(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert all(fold(text[offset]).find(character) >= 0 for character, offset in zip(folded, offsets, strict=True))


@given(any_text)
def test_folded_text_never_holds_a_blank_or_the_pad(text: str) -> None:
    assert not any(character.isspace() for character in fold(text))
    assert PAD not in fold(text)


@given(any_text)
def test_pairs_are_one_less_than_characters(text: str) -> None:
    assert len(pairs(fold(text))) == max(0, len(fold(text)) - 1)


@given(st.text(st.sampled_from("政法委书记工作的一"), min_size=2, max_size=12))
def test_covering_pairs_cover_every_character(phrase: str) -> None:
    covering = covering_pairs(phrase)
    assert set(covering) <= set(pairs(phrase))
    assert set("".join(covering)) == set(phrase)


def needles(query: str) -> tuple[Needle, ...]:
    return needles_of(parse(query))


def test_highlights_are_at_the_characters_searched_for() -> None:
    marked = highlight("Ａ级 景区与政 法工作", needles("「a级景」 “政法”"))
    assert [f.text for f in marked if f.is_match] == ["Ａ级 景", "政 法"]
    assert "".join(f.text for f in marked) == "Ａ级 景区与政 法工作"


def test_matches_that_touch_are_shown_as_one() -> None:
    assert find_matches("教育整顿", needles("教育整顿")) == [(0, 4)]


def test_a_snippet_shows_the_place_with_most_different_words() -> None:
    text = "信访,信访,信访,信访。" + "空" * 300 + "信访与教育整顿。" + "空" * 300
    shown = snippet(text, needles("信访 教育整顿"))
    assert [f.text for f in shown if f.is_match] == ["信访", "教育整顿"]
    assert shown[0] == shown[-1] == Fragment("…", False)
    assert sum(len(f.text) for f in shown[1:-1]) == SNIPPET_LENGTH


def test_a_snippet_shows_words_and_not_what_only_looks_like_them() -> None:
    text = "行政法、行政法、行政法。" + "空" * 300 + "政法工作。"
    shown = snippet(text, needles("政法"))
    assert [f.text for f in shown if f.is_match] == ["政法"]
    assert "政法工作" in "".join(f.text for f in shown)
    assert [f.text for f in snippet("行政法。", needles("政法"))] == ["行政法。"]


def test_a_snippet_cuts_no_match_where_a_text_has_many_lines() -> None:
    for between in range(80, 110):
        lines = "\n".join("文" * 20 for _ in range(between // 20)) + "文" * (between % 20)
        text = f"{'空' * 40}信访{lines}回头看{'空' * 200}"
        marked = [f.text for f in snippet(text, needles("信访 “回头看”")) if f.is_match]
        assert marked in (["信访", "回头看"], ["信访"], ["回头看"])
    for between in range(10, 30):  # the passage is chosen by the two that stand close to each other
        text = f"{'空' * 200}“回头看”{'文' * between}信访{'文' * 90}督查{'空' * 200}"
        marked = [f.text for f in snippet(text, needles("信访 督查 “回头看”")) if f.is_match]
        assert set(marked) <= {"信访", "督查", "回头看"}


def test_a_snippet_without_matches_is_the_beginning() -> None:
    assert snippet("短文。", ()) == (Fragment("短文。", False),)
    assert snippet("", ()) == ()


def test_a_word_is_marked_where_it_stands_as_one() -> None:
    assert find_matches("学习行政法和政法工作", needles("政法")) == [(6, 8)]
    assert find_matches("学习行政法和政法工作", needles("“政法”")) == [(3, 5), (6, 8)]
    assert find_matches("政法委、行政法", needles("政法*")) == [(0, 3)]


def test_patterns_and_neighbours_are_marked() -> None:
    assert find_matches("张国清、张 玉清", needles("张?清")) == [(0, 3), (4, 8)]
    assert find_matches("张国清到辽宁。辽宁省委书记是谁", needles("张国清 near/3 辽宁")) == [(0, 3), (4, 6)]


def test_what_must_not_occur_is_not_marked() -> None:
    assert find_matches("信访与安全", needles("信访 -安全 OR title:安全")) == [(0, 2)]
