"""Who made the report or the page: reporters, editors, reviewers. They are no officials."""

import re

from zhengfa.indexer.alternatives import alternatives, any_of
from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.endings import REPORT, SURE, VERB
from zhengfa.indexer.officials.lexicon import BLANK, EDITORS, REPORTERS
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.records import MentionKind

_REPORTER = re.compile(alternatives(REPORTERS, f"[{BLANK}]*[:：]?[{BLANK}]*"))
_EDITOR = re.compile(
    alternatives(EDITORS, f"[{BLANK}]*[:：/／丨|][{BLANK}]*")
    + "".join(f"|{letter}(?<![\u4e00-\u9fff]{letter})[/／:：][{BLANK}]*" for letter in "文图")
)
_ROLE = re.compile(any_of(REPORTERS))
_NEXT = re.compile(f"[{BLANK}]*[、，,/／][{BLANK}]*|[{BLANK}]+(?:和)?|和")
_REPORTED = re.compile(f"[{BLANK}]*(?:报道|摄|文|图|采写|通讯员|从|在|获悉|近日|自)")


def add_people(draft: Draft) -> None:
    """Add those that a role of the press stands before."""
    for pattern, kind in ((_REPORTER, MentionKind.REPORTER), (_EDITOR, MentionKind.EDITOR)):
        for label in pattern.finditer(draft.text):
            _add_list(draft, label.end(), kind)


def _add_list(draft: Draft, place: int, kind: MentionKind) -> None:
    while name := _signed(draft, place):
        draft.add(name, kind)
        following = _NEXT.match(draft.text, name.end)
        if not following:
            break
        place = following.end()


def _signed(draft: Draft, place: int) -> Name | None:
    name = draft.names.read(place)
    if name is None or _ROLE.match(name.text) or draft.finder.begins_title(place):
        return None
    follow = draft.names.follow(name.end)
    is_sure = follow == SURE or _REPORTED.match(draft.text, name.end) is not None
    return name if is_sure or (name.is_listed and follow in (VERB, REPORT)) else None
