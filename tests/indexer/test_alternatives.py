"""Patterns of many words find what a plain alternation finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.alternatives import alternatives, any_of, first_of, longest_first

WORDS = st.lists(st.text("甲乙丙.-]", min_size=1, max_size=3), min_size=1, max_size=8).map(longest_first)
TEXT = st.text("甲乙丙丁.-]", max_size=20)


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


@given(WORDS, TEXT)
def test_any_of_finds_the_longest_word_at_each_place(words: list[str], text: str) -> None:
    assert spans(any_of(words), text) == spans("|".join(map(re.escape, words)), text)


@given(WORDS, TEXT)
def test_first_of_prefers_the_first_word_whose_following_fits(words: list[str], text: str) -> None:
    following = {word: "(?!丁)" if number % 2 else "" for number, word in enumerate(reversed(words))}
    plain = "|".join(re.escape(word) + rest for word, rest in following.items())
    assert spans(first_of(following), text) == spans(plain, text)


@given(WORDS, TEXT)
def test_alternatives_find_the_longest_word_that_goes_on_so(words: list[str], text: str) -> None:
    assert spans(alternatives(words, "丁"), text) == spans(f"(?:{'|'.join(map(re.escape, words))})丁", text)
