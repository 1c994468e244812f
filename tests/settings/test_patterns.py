"""Patterns that people write: which can be used, and that none of them hangs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.settings.patterns import LONGEST, is_matched, pattern_refusal

# Of these, and texts as below, Python's own engine would need longer than a person lives.
HOSTILE = {
    "(a+)+$": False,
    "^(a|a)*$": False,
    "(a*)*b$": False,
    "^(.*a){20}$": False,
    "^" + "a?" * 30 + "a" * 30: True,
    ".*.*.*.*.*.*x": False,
}


@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_hangs(pattern: str) -> None:
    assert pattern_refusal(pattern) == ""
    assert is_matched(pattern, "a" * 5_000 + "!") is HOSTILE[pattern]


@pytest.mark.parametrize(
    "pattern", ["", "a" * (LONGEST + 1), "(a", "[z-a]", "a**{", r"(a)\1", "(?=a)", r"\w{999}{999}"]
)
def test_what_cannot_be_used_is_said_in_one_line(pattern: str) -> None:
    refusal = pattern_refusal(pattern)
    assert refusal
    assert "\n" not in refusal


@given(st.text(max_size=40))
def test_a_plain_text_is_found_as_it_stands(text: str) -> None:
    pattern = re.escape(f"/{text}")
    if not pattern_refusal(pattern):
        assert is_matched(pattern, f"x/{text}x")


@given(st.text(max_size=60))
def test_whatever_is_written_has_an_answer(text: str) -> None:
    assert isinstance(pattern_refusal(text), str)
