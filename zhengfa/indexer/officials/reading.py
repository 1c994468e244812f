"""A repaired text in, its mentions out. A pure function: the same text gives the same mentions."""

from zhengfa.indexer.officials.clauses import add_clauses, add_lived, part_titles
from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.listing import add_listed_with, add_lists
from zhengfa.indexer.officials.occurrences import add_occurrences
from zhengfa.indexer.officials.people import add_people
from zhengfa.indexer.officials.records import Mention, Reading
from zhengfa.indexer.officials.statements import read_statements
from zhengfa.indexer.officials.tagging import Tagger
from zhengfa.indexer.officials.titled import add_given, add_titled
from zhengfa.indexer.officials.unnamed import add_unnamed


def read_mentions(text: str, tagger: Tagger | None = None) -> tuple[Mention, ...]:
    """The persons named in a text, in its order: officials, and those of whom it is said that they are none.

    A tagger is asked only where a title stands and the rules are not sure of its person's name.
    """
    return _draft(text, tagger).mentions


def read(text: str, tagger: Tagger | None = None) -> Reading:
    """The persons named in a text, and what its sentences say of them in posts."""
    draft = _draft(text, tagger)
    return Reading(draft.mentions, read_statements(draft))


def _draft(text: str, tagger: Tagger | None) -> Draft:
    draft = Draft(text, tagger)
    draft.titles = part_titles(draft.titles, text)
    add_people(draft)
    add_clauses(draft)
    add_titled(draft)
    add_given(draft)
    add_lived(draft)
    add_unnamed(draft)
    add_lists(draft)
    add_occurrences(draft)
    if add_listed_with(draft):
        add_occurrences(draft)
    return draft
