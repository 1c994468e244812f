"""Queries that cannot be read: where the mistake is, and the query that is offered instead."""

import pytest

from tests.indexer.language.test_parser import NAMES
from zhengfa.archive.errors import QueryError
from zhengfa.indexer.language.limits import MAX_CLAUSES, MAX_DEPTH, MAX_LENGTH
from zhengfa.indexer.language.mistakes import MESSAGES, Mistake
from zhengfa.indexer.language.parser import parse
from zhengfa.webui.mistakes import mistake_text

CASES = [
    ("甲" * (MAX_LENGTH + 1), Mistake.TOO_LONG, MAX_LENGTH, None),
    ("甲 " * (MAX_CLAUSES + 1), Mistake.TOO_MANY_CLAUSES, 2 * MAX_CLAUSES + 2, None),
    ("(" * (MAX_DEPTH + 1) + "甲", Mistake.TOO_DEEP, MAX_DEPTH, None),
    ("甲 “乙", Mistake.QUOTE_OPEN, 2, "甲 “乙”"),
    ("甲」乙", Mistake.QUOTE_STRAY, 1, "甲 乙"),
    ("甲 “”", Mistake.QUOTE_EMPTY, 2, "甲"),
    ("“ \u200b”", Mistake.QUOTE_EMPTY, 0, None),
    ("甲 (乙", Mistake.PARENTHESIS_OPEN, 2, "甲 (乙)"),
    ("(甲 (乙", Mistake.PARENTHESIS_OPEN, 3, "(甲 (乙))"),
    ("甲）乙", Mistake.PARENTHESIS_STRAY, 1, "甲 乙"),
    ("甲 ()", Mistake.PARENTHESIS_EMPTY, 2, "甲"),
    ("甲(乙 丙)", Mistake.PARENTHESIS_ATTACHED, 1, "甲 (乙 丙)"),
    ("official:(甲 near/5 乙)", Mistake.NEAR_HOLDERS, 12, "official:(甲 AND 乙)"),
    ("official:zh*g 甲", Mistake.SPELLING_PATTERN, 9, "official:zh* 甲"),
    ("OR 甲", Mistake.OPERAND_MISSING, 0, "甲"),
    ("甲 或", Mistake.OPERAND_MISSING, 2, "甲"),
    ("甲 OR OR 乙", Mistake.OPERAND_MISSING, 2, "甲   OR 乙"),
    ("甲 NOT", Mistake.OPERAND_MISSING, 2, "甲"),
    ("near/5 甲", Mistake.OPERAND_MISSING, 0, "甲"),
    ("(AND 甲)", Mistake.OPERAND_MISSING, 1, "(  甲)"),
    ("甲 or 乙", Mistake.OPERATOR_LOWER_CASE, 2, "甲 OR 乙"),
    ("甲 Not 乙", Mistake.OPERATOR_LOWER_CASE, 2, "甲 NOT 乙"),
    ("甲 - 乙", Mistake.MINUS_ALONE, 2, "甲 -乙"),
    ("甲 -", Mistake.MINUS_ALONE, 2, "甲"),
    ("title:-甲", Mistake.MINUS_IN_FIELD, 6, "-title:甲"),
    ("titel:甲", Mistake.FIELD_UNKNOWN, 0, "title:甲"),
    ("xyz：甲", Mistake.FIELD_UNKNOWN, 0, '"xyz：甲"'),
    ("甲 title:", Mistake.FIELD_EMPTY, 2, "甲"),
    ("标题：OR 甲"[:3], Mistake.FIELD_EMPTY, 0, None),
    ("title:(source:甲)", Mistake.FIELD_IN_FIELD, 7, "title:(甲)"),
    ("province:辽林", Mistake.VALUE_UNKNOWN, 9, 'province:"辽宁"'),
    ("portal:xx", Mistake.VALUE_UNKNOWN, 7, None),
    ("province:辽?", Mistake.VALUE_NO_TEXT, 9, 'province:"辽宁"'),
    ("kind:(甲 near/5 乙)", Mistake.VALUE_NO_TEXT, 8, "kind:(甲 OR 乙)"),
    ("2021-13", Mistake.DATE_IMPOSSIBLE, 0, None),
    ("甲 2021-02-30", Mistake.DATE_IMPOSSIBLE, 2, None),
    ("from:1234", Mistake.DATE_IMPOSSIBLE, 5, None),
    ("from:去年", Mistake.DATE_EXPECTED, 5, None),
    ("date:(甲)", Mistake.DATE_EXPECTED, 6, None),
    ("2022..2021-07", Mistake.DATES_REVERSED, 0, "2021-07..2022"),
    ("甲 near 乙", Mistake.NEAR_BARE, 2, "甲 near/5 乙"),
    ("甲 near/21 乙", Mistake.NEAR_TOO_FAR, 2, "甲 near/20 乙"),
    ("甲 near/5 (乙 丙)", Mistake.NEAR_OPERAND, 2, "甲 AND (乙 丙)"),
    ("甲 near/5 title:乙", Mistake.NEAR_OPERAND, 2, "甲 AND title:乙"),
    ("政法* near/5 乙", Mistake.NEAR_OPERAND, 4, "政法* AND 乙"),
    ("甲 near/5 乙 near/5 丙", Mistake.NEAR_CHAIN, 11, "甲 near/5 乙   丙"),
    ("甲 ?", Mistake.WILDCARD_ALONE, 2, "甲"),
    ("*政法", Mistake.WILDCARD_LEADING, 0, "政法"),
    ("政**法", Mistake.WILDCARDS_ADJACENT, 0, "政*法"),
    ("政?*法", Mistake.WILDCARDS_ADJACENT, 0, "政*法"),
    ("政*法*委", Mistake.WILDCARDS_MANY, 0, "政 法 委"),
    ("政*法*", Mistake.WILDCARDS_MANY, 0, "政*法"),
    ("政?法*", Mistake.WILDCARDS_MANY, 0, "政?法"),
    ("政" + "?" * 9, Mistake.WILDCARDS_MANY, 0, None),
    ("甲 \u200b", Mistake.TEXT_EMPTY, 2, "甲"),
]


@pytest.mark.parametrize(("query", "mistake", "position", "repaired"), CASES)
def test_a_mistake_is_shown_at_its_place_and_repaired(
    query: str, mistake: Mistake, position: int, repaired: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, NAMES)
    error = caught.value
    assert (error.mistake, error.position, error.repaired) == (mistake, position, repaired)
    assert error.what
    assert error.advice
    if repaired:
        assert parse(repaired, NAMES)
    assert all(mistake_text(error))


def test_there_is_a_case_of_every_mistake() -> None:
    assert {mistake for _, mistake, _, _ in CASES} == set(Mistake) == set(MESSAGES)


def test_several_mistakes_are_repaired_together() -> None:
    with pytest.raises(QueryError) as caught:
        parse("甲 or （乙 “丙")
    assert caught.value.repaired == "甲 OR （乙 “丙”)"
