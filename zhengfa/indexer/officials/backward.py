"""Names that end at a place, read from the right."""

import re

from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.lexicon import BLANK, COMPOUND, DOT, HAN, NAME_PARTS, SURNAMES
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.shapes import COMMON_INSIDE

_LONGEST = 16
_HAN = re.compile(f"[{HAN}]")
# Behind these a name may begin; behind any other Chinese character only if nothing better is found.
_BEFORE_NAME = (
    *("任命", "决定", "免去", "选举", "补选", "推选", "增选", "提名", "同意", "接受", "撤销", "罢免", "免除", "解除"),
    *("批准", "通过", "聘任", "聘请", "由", "和", "及", "与", "将", "对", "推荐", "选出", "派", "委派"),
)
_DOTTED = re.compile(rf"(?:{'|'.join(_BEFORE_NAME)})?([{HAN}]{{1,8}}(?:[{DOT}][{HAN}]{{1,8}}){{1,2}})\Z")
_PARTS = re.compile(rf"(?:{NAME_PARTS}{{2,3}}|{NAME_PARTS}[{HAN}]?)\Z")
_SPACED = re.compile(rf"(?<![{HAN}])([{HAN}])[{BLANK}]+([{HAN}])\Z")
_SEPARATOR = re.compile(rf"(?:[（(][^（）()\n]{{1,8}}[）)])?[{BLANK}]*(?:、|和|及|与|以及)[{BLANK}]*\Z")  # 张三（女）、


def names_before(draft: Draft, end: int) -> list[Name]:
    """The list of names that ends at a place, in the order of the text."""
    found: list[Name] = []
    while name := _before(draft, end):
        found.insert(0, name)
        separator = _SEPARATOR.search(draft.text, max(0, name.start - _LONGEST), name.start)
        if not separator:
            break
        end = separator.start()
    return found


def _before(draft: Draft, end: int) -> Name | None:
    text, least = draft.text, max(0, end - _LONGEST)
    if spaced := _SPACED.search(text, least, end):
        return Name(spaced.start(), end, spaced[1] + spaced[2], is_listed=True) if spaced[1] in SURNAMES else None
    if draft.names.has_dots and (dotted := _DOTTED.search(text, least, end)):
        return Name(dotted.start(1), end, dotted[1], is_listed=True)
    starts = [start for size in (3, 2, 4) if (start := end - size) >= 0 and _is_name(draft, start, end)]
    if parts := _PARTS.search(text, least, end):
        starts += [parts.start()] if parts.end() - parts.start() > 2 else []
    best = max(starts, key=lambda start: _boundary(text, start), default=end)
    if best == end or not _boundary(text, best):
        best = next((end - size for size in (4, 5) if _is_whole(draft, end - size, end)), end)
    return None if best == end else Name(best, end, text[best:end], is_listed=True)


def _is_whole(draft: Draft, start: int, end: int) -> bool:
    """Whether all that stands between 补选 and 为 is a name, of whatever make: 仁青东知."""
    text = draft.text[max(0, start) : end]
    if start < 0 or not draft.names.is_given(text) or not draft.names.is_wordless(text, COMMON_INSIDE):
        return False
    return draft.text[max(0, start - 2) : start].endswith(_BEFORE_NAME)


def _boundary(text: str, start: int) -> int:
    """How sure it is that a name begins at a place."""
    if not start or not _HAN.match(text, start - 1):
        return 0 if start and text[start - 1].isdigit() else 2  # 2017年3|月起|任某职
    return int(text[max(0, start - 2) : start].endswith(_BEFORE_NAME))


def _is_name(draft: Draft, start: int, end: int) -> bool:
    text = draft.text[start:end]
    size = 2 if text[:2] in COMPOUND else 1
    if not 1 <= len(text) - size <= 2 or not _HAN.match(text) or not draft.names.is_given(text[size:]):
        return False
    if text[:size] in COMPOUND or text[0] in SURNAMES:
        return not draft.names.is_word(text, 3000)
    return _boundary(draft.text, start) == 2 and not any(
        draft.names.is_word(text[at : at + n]) for n in (2, 3) for at in range(len(text) - n + 1)
    )
