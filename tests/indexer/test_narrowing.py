"""Limits of a query inside its rows: the same query, written so that tantivy answers it sooner."""

from zhengfa.indexer.conditions import AllOf, AnyOf, Everything, Except, OneOf, Preferring, Range, Row, Scored, Token
from zhengfa.indexer.embedded.narrowing import narrowed

CLONE, DAYS = OneOf("clone", ("suspected",)), Range("first_day", first=20210101)
ROWS = tuple(Row("text_characters", ((0, "张"), (gap, "清"))) for gap in (1, 2))
WORD = Token("text_words", "会议")


def test_limits_are_put_into_every_row() -> None:
    condition = AllOf((Preferring(AllOf((WORD, Scored(AnyOf(ROWS), 0.0))), (Scored(AnyOf(ROWS), 3.0),)), CLONE, DAYS))
    limited = AnyOf(tuple(AllOf((CLONE, DAYS, row)) for row in ROWS))
    preferring = Preferring(AllOf((WORD, Scored(limited, 0.0))), (Scored(limited, 3.0),))
    assert narrowed(condition) == AllOf((preferring, CLONE, DAYS))


def test_what_has_no_rows_or_no_limits_stays_as_it_is() -> None:
    for condition in (AllOf((AnyOf((WORD, Everything())), CLONE)), AllOf((WORD, AnyOf(ROWS))), AnyOf(ROWS), WORD):
        assert narrowed(condition) == condition


def test_what_is_excluded_stays_as_it_is() -> None:
    condition = AllOf((Except(AnyOf(ROWS)), CLONE))
    assert narrowed(condition) == condition
