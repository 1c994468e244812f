"""What holds of every query and every tree."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.language.explaining import Language, explain
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.tree import (
    All,
    Any,
    Dates,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Text,
    TextField,
    Value,
    ValueField,
)
from zhengfa.indexer.language.unparsing import unparse

HAN = "甲乙丙政法委会议张国清"
words = st.text(HAN, min_size=1, max_size=6)
fields = st.none() | st.sampled_from(TextField)
texts = st.builds(Text, words, fields)
phrases = st.builds(Phrase, st.text(HAN + ',。:()?*-"“”「」『』〝〞', min_size=1, max_size=9), fields)
patterns = st.builds(
    Pattern, st.builds(lambda a, sign, b: a + sign + b, words, st.sampled_from("?*"), words), fields
) | st.builds(Pattern, words.map(lambda word: word + "*"), fields)
sides = st.builds(Text, words) | st.builds(Phrase, words)
near_fields = st.none() | st.sampled_from([one for one in TextField if one not in (TextField.OFFICIAL, TextField.POST)])
nears = st.builds(Near, sides, sides, st.integers(0, 20), near_fields)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
dates = (
    st.tuples(days, days).map(lambda ends: Dates(*sorted(ends)))
    | days.map(lambda day: Dates(day, None))
    | days.map(lambda day: Dates(None, day))
)
values = st.builds(Value, st.sampled_from(ValueField), words)
leaves = texts | phrases | patterns | nears | dates | values


def joined(kind: type[All] | type[Any], parts: list[Node]) -> Node:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    return kind(tuple(flat))


trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: joined(All, parts))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: joined(Any, parts))
    ),
    max_leaves=8,
)

SIGNS = (
    ' \u3000"“”「」『()（）-－—|｜&：:*?？.．/2021年月near近OR或AND且NOT非title标题from甲乙\ud800\u200b\u202e\U0002a6d6'
)


@given(trees)
def test_a_tree_written_as_a_query_is_read_as_the_same_tree(tree: Node) -> None:
    assert parse(unparse(tree)) == tree


@given(st.text([sign for sign in SIGNS if sign not in "\ud800\u200b\u202e"], max_size=30))
def test_whatever_is_read_is_read_again_from_what_it_is_written_as(query: str) -> None:
    try:
        tree = parse(query)
    except QueryError:
        return
    assert tree is None or parse(unparse(tree)) == tree


def test_a_phrase_of_all_quotation_marks_is_written_all_the_same() -> None:
    tree = parse('title:"｢甲“『〝＂"')  # folded, these are marks of every pair
    assert tree == Phrase('「甲“『〝"', TextField.TITLE)
    assert parse(unparse(tree)) == tree


@pytest.mark.parametrize("text", ["-甲", "-", "(甲)", "or", "且", "甲-", "北"])
def test_a_text_that_looks_like_an_operator_stays_a_text(text: str) -> None:
    assert parse(unparse(Text(text))) == Text(text)


@given(trees, st.sampled_from(Language))
def test_every_tree_can_be_explained(tree: Node, language: Language) -> None:
    assert explain(tree, language)


@given(st.text(SIGNS, max_size=60) | st.text(max_size=40))
def test_any_text_gives_a_tree_or_a_mistake_that_can_be_repaired(query: str) -> None:
    try:
        parse(query)
    except QueryError as error:
        assert 0 <= error.position <= len(query)
        if error.repaired:
            parse(error.repaired)


@given(
    st.sampled_from(["(", "甲(", "-", "“", "NOT ", "title:", "甲 OR ", "甲|", "*", "甲near/5 "]), st.integers(1, 400)
)
def test_repetition_is_no_burden(part: str, times: int) -> None:
    try:
        parse((part * times)[:500])
    except QueryError as error:
        assert error.mistake
