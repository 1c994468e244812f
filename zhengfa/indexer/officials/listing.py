"""Lists of names alone: sentences that begin with them (张三、李四出席会议), and lists that hold a known official."""

import re
from collections.abc import Iterator

from zhengfa.indexer.officials.backward import names_before
from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.endings import FUNCTION
from zhengfa.indexer.officials.lexicon import BLANK
from zhengfa.indexer.officials.names import Name

_SENTENCE = re.compile(f"[。；;！!？?\n][{BLANK}]*(?=[\u4e00-\u9fff])")
_BETWEEN = re.compile(f"[{BLANK}]*、[{BLANK}]*|和|[{BLANK}]+")
_COMMA = re.compile(f"[{BLANK}]*、[{BLANK}]*")
_COMMA_BEFORE = re.compile(rf"[{BLANK}]*、[{BLANK}]*\Z")
_BRACKET = re.compile(r"[（(][^（）()\n]{1,20}[）)]")
_ATTENDING = re.compile("出席|参加|列席|陪同|参会|主持(?:会议|召开|并讲话)")  # one of these is in each of the following
_ATTEND = re.compile(
    "(?:等)?(?:[省市县区州盟旗]?领导|同志|领导同志)?(?:分别|一同|共同|也|先后|陪同|在[^，。\n]{1,12})?"
    "(?:出席|参加|列席|陪同|参会|主持会议|主持召开|出席并)"
)
_ALONE = re.compile("(?:主持会议|主持召开|出席会议|出席并讲话|出席会议并|主持并讲话)")


def add_lists(draft: Draft) -> None:
    """Add the names that begin a sentence and attend."""
    for place in _beginnings(draft.text):
        names = _names(draft, place)
        if names and _attends(draft.text, names):
            for name in names:
                draft.add_again(name, ())


def _beginnings(text: str) -> Iterator[int]:
    """Where sentences begin that stand before a word for attending, in its line."""
    marked, start = "\n" + text, 0  # so that the first sentence stands behind a mark as well
    for attending in _ATTENDING.finditer(marked):
        start = max(start, marked.rfind("\n", start, attending.start()))
        yield from (mark.end() - 1 for mark in _SENTENCE.finditer(marked, start, attending.start()))
        start = attending.start()


def add_listed_with(draft: Draft) -> bool:
    """Add the names that stand in a list with a known official's. False if there are none."""
    is_any = False
    for mention in draft.mentions:
        if mention.is_official and mention.title is None:
            between = _COMMA.match(draft.text, mention.name_end)
            is_end = between and draft.is_free(between.end(), between.end() + 1)  # else that mention sees to the rest
            names = _names(draft, between.end()) if between and is_end else []
            comma = _COMMA_BEFORE.search(draft.text, max(0, mention.name_start - 3), mention.name_start)
            names += (
                names_before(draft, comma.start()) if comma and draft.is_free(comma.start() - 1, comma.start()) else []
            )
            for name in names:
                is_any |= name.is_listed and draft.add_again(name, ())
    return is_any


def _names(draft: Draft, place: int) -> list[Name]:
    found: list[Name] = []
    while name := draft.names.read_listed(place):
        if draft.names.follow(name.end) < FUNCTION or draft.finder.begins_title(place):
            break
        found.append(name)
        bracket = _BRACKET.match(draft.text, name.end)
        between = _BETWEEN.match(draft.text, bracket.end() if bracket else name.end)
        if not between:
            break
        place = between.end()
    return found


def _attends(text: str, names: list[Name]) -> bool:
    return bool((_ATTEND if len(names) > 1 else _ALONE).match(text, names[-1].end))
