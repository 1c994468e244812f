"""Titles that the rules found nobody for: the tagger may know whose name ends before them, or in their clause."""

import re

from zhengfa.indexer.officials.clauses import names_around
from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.lexicon import BLANK, SURNAMES
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.records import MentionKind
from zhengfa.indexer.officials.titled import add_suffixed, head_start_of, is_place
from zhengfa.indexer.officials.titles import Component, Title

_SEPARATOR = re.compile(rf"[{BLANK}]*(?:、|和|及|与|以及)[{BLANK}]*\Z")
_LONGEST_SEPARATOR = 4
_LONGEST_GIVEN = 2


def add_unnamed(draft: Draft) -> None:
    """Add the persons of such titles, but for those with a title that is no office: 教授某某当选会长."""
    if not draft.tagged.has_tagger:
        return
    private = {title.end for title in draft.titles if title.is_private}
    for title in draft.titles:
        if not title.is_private and title.end not in draft.named:
            _add_before(draft, title)
            for name in names_around(draft, title, _tagged_before):
                if name.start not in private:
                    draft.add(name, MentionKind.ELSEWHERE, title)


def _add_before(draft: Draft, title: Title) -> None:
    """石榴县长; and of 卜凡局长、甘露检察长 each."""
    for component in title.components:
        if name := _name_before(draft, component):
            add_suffixed(draft, name, Title((component,), is_private=False))


def _name_before(draft: Draft, component: Component) -> Name | None:
    name = draft.tagged.ending(head_start_of(draft.text, component))
    if name is None or name.start < component.start or not _is_full(name):
        return None
    return None if is_place(name.text, draft.text[component.head_start : component.end]) else name


def _is_full(name: Name) -> bool:
    """Whether a name is more than a given one: 石榴, not 雨霖 of 雨霖书记."""
    return name.text[0] in SURNAMES or len(name.text) > _LONGEST_GIVEN


def _tagged_before(draft: Draft, end: int) -> list[Name]:
    """The list of the tagger's names that ends at a place, in the order of the text."""
    found: list[Name] = []
    while name := draft.tagged.ending(end):
        found.insert(0, name)
        separator = _SEPARATOR.search(draft.text, max(0, name.start - _LONGEST_SEPARATOR), name.start)
        if not separator:
            break
        end = separator.start()
    return found
