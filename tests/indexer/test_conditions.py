"""Conditions put in another form: the same documents with the same scores."""

from zhengfa.indexer.conditions import AllOf, AnyOf, Except, OneOf, Preferring, Row, Scored, Token, flat, has_ranks

WORD, OTHER = Token("text_words", "政法"), Token("text_words", "会议")
IN_TITLE = Scored(Token("title_words", "政法"), 3.0)
FRESH, LIAONING = Scored(OneOf("month", ("2021-07",)), 0.4), OneOf("province", ("辽宁",))


def test_what_is_preferred_of_a_part_is_preferred_of_the_whole() -> None:
    nested = AllOf((Preferring(Preferring(WORD, (IN_TITLE,)), (FRESH,)), AllOf((OTHER, Except(LIAONING)))))
    assert flat(nested) == Preferring(AllOf((WORD, OTHER, Except(LIAONING))), (IN_TITLE, FRESH))


def test_alternatives_keep_what_each_prefers() -> None:
    either = AnyOf((Preferring(WORD, (IN_TITLE,)), OTHER))
    assert flat(AllOf((either, LIAONING))) == AllOf((either, LIAONING))
    assert flat(Preferring(either, (FRESH,))) == Preferring(either, (FRESH,))


def test_what_is_flat_stays_as_it_is() -> None:
    for condition in (WORD, AllOf((WORD, OTHER)), Preferring(WORD, (IN_TITLE,)), Except(WORD)):
        assert flat(condition) == condition


def test_only_tokens_of_more_than_one_character_rank() -> None:
    assert has_ranks(Preferring(AllOf((LIAONING, WORD)), (FRESH,)))
    assert not has_ranks(AllOf((LIAONING, Token("text_characters", "法"), Row("text_characters", ((0, "法"),)))))
    assert not has_ranks(AllOf((Except(WORD), LIAONING)))
