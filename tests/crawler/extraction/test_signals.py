from collections.abc import Iterator

from zhengfa.archive.content import Provenance
from zhengfa.crawler.extraction.signals import Candidate, every, first, some

META = Candidate("某市日报", Provenance.META, "source")
BYLINE = Candidate("某市日报", Provenance.BYLINE, "来源")
OTHER = Candidate("某县日报", Provenance.TEXT, "lead")


def test_a_signal_that_says_nothing_is_no_candidate() -> None:
    assert [*some(Provenance.META, "source", None), *some(Provenance.META, "source", "")] == []
    assert [*some(Provenance.META, "source", "某市日报")] == [META]


def test_the_winner_is_found_without_a_look_at_the_others() -> None:
    def signals() -> Iterator[Candidate[str]]:
        yield META
        raise AssertionError("looked at the next signal")

    assert first(signals()) == (META,)
    assert first(iter(())) == ()


def test_what_lost_is_kept_with_its_surest_signal() -> None:
    assert every(iter((META, BYLINE, OTHER, OTHER))) == (META, OTHER)
    assert every(iter(())) == ()
