"""Names that touch their title: behind it, alone or in a list (副书记张三、李四), or before it (张三书记)."""

import re
from dataclasses import replace

from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.endings import FUNCTION, HINT, REPORT, SURE
from zhengfa.indexer.officials.lexicon import BLANK, COMPOUND, HAN, ORGANS, WEAK
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.records import MentionKind
from zhengfa.indexer.officials.titles import Component, Title
from zhengfa.indexer.tokens import words_tagged

_GAP = re.compile(f"[{BLANK}]*(?:[:：][{BLANK}]*)?")
_BRACKET = re.compile(r"[（(][^（）()\n]{1,20}[）)]")
_BETWEEN = re.compile(f"[{BLANK}]*、[{BLANK}]*|和|及|以及|[{BLANK}]+")
_HAN = re.compile(f"[{HAN}]")
# Of the modifiers only these: others end names as well, 林向前局长, 高原书记.
_MODIFIERS = re.compile(r"(?:常务|第一|专职|执行)*副?\Z")
_PLACE_OFFICES = frozenset(["省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "旗长", "盟长"])


def add_titled(draft: Draft) -> None:
    """Add the persons whose name stands beside their title."""
    for title in draft.titles:
        if title.end not in draft.named:
            _add(draft, title)


def _add(draft: Draft, title: Title) -> None:
    first = title.components[0]
    if (place := draft.last_taken(first.start, first.head_start)) > first.start:
        title = draft.finder.behind(title, place)
    title = _without_others(draft, title)
    name = _behind(draft, title)
    if not name and len(title.components) > 1 and _add_each(draft, title):
        return
    if len(title.components) == 1 and not title.is_private:
        own = _before(draft, title.components[0])
        if own and not (name and (own.start > title.start or _office(draft, title) in _PLACE_OFFICES)):
            add_suffixed(draft, own, title)
            return
    if not name:
        return
    kind = MentionKind.OTHER if title.is_private else MentionKind.TITLED
    is_sure = name.is_listed and name.text[0] not in WEAK and draft.names.follow(name.end) >= REPORT
    if title.is_private and not is_sure:
        return
    if draft.add(name, kind, title, adjoins=True):
        _add_shared(draft, title, name.end)


def _without_others(draft: Draft, title: Title) -> Title:
    """A title without those before it who bear one of their own that is no office: 某教授、|市委副书记."""
    while len(title.components) > 1 and draft.finder.is_private(title.components[0]):
        own = _before(draft, title.components[0])
        if own is None:
            break
        add_suffixed(draft, own, title)
        title = replace(title, components=title.components[1:])
    return title


def _add_each(draft: Draft, title: Title) -> bool:
    """赵小海局长、钱小戎副局长: every component is a person with a title."""
    names = [_before(draft, component) for component in title.components]
    for name, component in zip(names, title.components, strict=True):
        if name and all(names):
            add_suffixed(draft, name, Title((component,), is_private=False))
    return all(names)


def _behind(draft: Draft, title: Title) -> Name | None:
    gap = _GAP.match(draft.text, title.end)
    start = gap.end() if gap else title.end
    name = _by_rules(draft, title, start)
    return name if title.is_private else draft.tagged.decide(start, name)


def _by_rules(draft: Draft, title: Title, start: int) -> Name | None:
    name = draft.names.read(start)
    if name is None or not draft.is_free(name.start, name.end):
        return None
    least = FUNCTION if start > title.end else HINT
    if draft.names.follow(name.end) < least and not (name.is_listed and start == title.end):
        return None
    return name


def _add_shared(draft: Draft, title: Title, end: int) -> None:
    """Add the names that follow the first one under the same title."""
    kind = MentionKind.OTHER if title.is_private else MentionKind.SHARED
    while True:
        bracket = _BRACKET.match(draft.text, end)
        between = _BETWEEN.match(draft.text, bracket.end() if bracket else end)
        name = _next(draft, between) if between else None
        if name is None or not draft.add(name, kind, title):
            return
        end = name.end


def _next(draft: Draft, between: re.Match[str]) -> Name | None:
    name = draft.names.read(between.end())
    if draft.finder.begins_title(between.end()):
        return None
    least = HINT if "、" in between[0] else REPORT if between[0].isspace() else FUNCTION
    if name and draft.names.follow(name.end) < (least if name.is_listed else SURE):
        name = None
    return name if between[0].isspace() else draft.tagged.decide(between.end(), name)


def _before(draft: Draft, component: Component) -> Name | None:
    """The name that a title's component begins with: 郭小亚 in 郭小亚局长, 刚才郭小亚局长."""
    end = head_start_of(draft.text, component)
    if split := _split(draft, component.start, end):
        return split
    before = draft.text[component.start : end]
    if before in ORGANS or not draft.is_free(component.start, end):
        return None
    if draft.names.looks_like(before):
        office = draft.text[component.head_start : component.end]
        return None if is_place(before, office) else Name(component.start, end, before, is_listed=True)
    for size in (4, 3):  # the words before it are no part of a title
        name, words = before[-size:], before[:-size]
        is_long_enough = size < len(before) and (size == 3 or name[:2] in COMPOUND)
        is_word = draft.names.is_word(words) or draft.names.is_word(words[-2:])
        if is_long_enough and is_word and draft.names.looks_like(name):
            return Name(end - size, end, name, is_listed=True)
    return None


def is_place(before: str, office: str) -> bool:
    """Whether what stands before an office is a place: 宁陵 in 宁陵县长."""
    return office in _PLACE_OFFICES and bool({before, before + office[0]} & words_tagged("ns"))


def _split(draft: Draft, start: int, end: int) -> Name | None:
    """A name behind a mark that holds what would end a title: 林向前局长."""
    first = end - 3
    if not 0 <= first < start < end or _HAN.match(draft.text, first - 1 if first else len(draft.text)):
        return None
    name = draft.text[first:end]
    is_free = draft.names.looks_like(name) and draft.is_free(first, end)
    return Name(first, end, name, is_listed=True) if is_free else None


def head_start_of(text: str, component: Component) -> int:
    """Where the head of a component begins, with 副 and the like before it."""
    found = _MODIFIERS.search(text, component.start, component.head_start)
    return found.start() if found else component.head_start


def add_suffixed(draft: Draft, name: Name, title: Title) -> None:
    """Add the person whose name stands before the one office of a title."""
    component = title.components[0]
    own = Component(name.end, component.head_start, component.end, component.bracket_end)
    kind = MentionKind.OTHER if draft.finder.is_private(component) else MentionKind.SUFFIXED
    draft.add(name, kind, Title((own,), is_private=kind is MentionKind.OTHER), adjoins=True)


def _office(draft: Draft, title: Title) -> str:
    last = title.components[-1]
    return draft.text[last.head_start : last.end]


def add_given(draft: Draft) -> None:
    """Add 小亚书记 where the text knows 郭小亚."""
    full = {
        mention.name[-2:]: mention.name
        for mention in draft.mentions
        if mention.is_official and len(mention.name) in (3, 4) and re.fullmatch(f"[{HAN}]+", mention.name)
    }
    if not full:
        return
    for title in draft.titles:
        component = title.components[0]
        end = head_start_of(draft.text, component)
        before = draft.text[component.start : end]
        name = full.get(before[-2:])
        if name and len(title.components) == 1 and (len(before) == 2 or draft.names.is_word(before[:-2])):
            own = Component(end, component.head_start, component.end, component.bracket_end)
            titled = Title((own,), is_private=False)
            draft.add(Name(end - 2, end, name, is_listed=True), MentionKind.GIVEN, titled, adjoins=True)
