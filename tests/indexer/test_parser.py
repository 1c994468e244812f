import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.parser import MAX_LENGTH, Phrase, Words, parse


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("", ()),
        (" \u3000 ", ()),
        ("政法", (Words(("政法",), (), "政法"),)),
        ("教育整顿", (Words(("教育", "整顿"), (), "教育整顿"),)),
        ("張國清", (Phrase("张国清"),)),
        ("省委书记张国清", (Words(("省委书记",), ("张国清",), "省委书记张国清"),)),
        ("于天敏调研", (Words(("调研",), ("于天敏",), "于天敏调研"),)),
        ("“回頭看”", (Phrase("回头看"),)),
        ('"a b"', (Phrase("ab"),)),
        ("「甲」『乙』", (Phrase("甲"), Phrase("乙"))),
        ('"“回头看”"', (Phrase("“回头看”"),)),
        ("”一走了之”", (Words(("一走了之",), (), "”一走了之”"),)),
        ("“一走了之“", (Phrase("一走了之"),)),
        ("《条例》", (Words(("条例",), (), "《条例》"),)),
        ("！", (Phrase("!"),)),
        ("我", (Phrase("我"),)),
        ("２０２１", (Words(("2021",), (), "2021"),)),
    ],
)
def test_queries_are_read_as_they_were_meant(typed: str, clauses: tuple[object, ...]) -> None:
    assert parse(typed) == clauses


@pytest.mark.parametrize(("typed", "position"), [('政法 "一走了之', 3), ('""', 0), ("政法 “ ”", 3)])
def test_a_mistake_is_shown_at_its_place(typed: str, position: int) -> None:
    with pytest.raises(QueryError) as error:
        parse(typed)
    assert error.value.position == position
    assert error.value.advice


def test_a_query_that_is_too_long_is_refused() -> None:
    parse("政" * MAX_LENGTH)
    with pytest.raises(QueryError, match="501 characters"):
        parse("政" * (MAX_LENGTH + 1))


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        clauses = parse(typed)
    except QueryError as error:
        assert 0 <= error.position <= len(typed)
    else:
        assert all(isinstance(clause, Phrase | Words) for clause in clauses)
