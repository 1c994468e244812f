"""Names that touch their title: behind it, alone or in a list (副书记张三、李四), or before it (张三书记)."""

import re

from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.endings import FUNCTION, HINT, REPORT, SURE
from zhengfa.indexer.officials.lexicon import BLANK, COMPOUND, HAN, ORGANS, WEAK
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.records import MentionKind
from zhengfa.indexer.officials.titles import Component, Title
from zhengfa.indexer.tokens import words_tagged

_GAP = re.compile(f"[{BLANK}]*(?:(?:还?有)?[:：][{BLANK}]*)?")  # 参加会议的市领导有：
_BRACKET = re.compile(r"[（(][^（）()\n]{1,20}[）)]")
_BETWEEN = re.compile(f"[{BLANK}]*、[{BLANK}]*|和|及|以及|[{BLANK}]+")
_ITEM = re.compile(f"[{HAN}]{{2,4}}(?=、)")
_MARK = re.compile(f"[、，,][{BLANK}]*")
_HAN = re.compile(f"[{HAN}]")
_ALL_HAN = re.compile(f"[{HAN}]+")
_MODIFIERS = ("常务", "第一", "专职", "执行")  # only these, and 副: others end names as well, 林向前局长, 高原书记
_CROSSING = 300  # 云|南落马书记: a word so common goes over the place where the name would begin
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
    is_doubtful = name is None or draft.names.follow(name.end) < REPORT
    if is_doubtful and len(title.components) > 1 and _add_each(draft, title):
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
        own, start = _before(draft, title.components[0]), title.components[0].start
        if own:
            add_suffixed(draft, own, title)
        elif start != title.components[0].head_start or not start or draft.is_free(start - 1, start):
            break  # else it stands behind a name that is known: 张三|教授、市委副书记
        title = Title(title.components[1:], title.is_private)
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
    if title.is_private:
        return name
    return draft.tagged.decide(start, name or _among_titles(draft, title))


def _by_rules(draft: Draft, title: Title, start: int) -> Name | None:
    name = draft.names.read(start)
    if name is None or not draft.is_free(name.start, name.end):
        return None
    least = FUNCTION if start > title.end else HINT
    if draft.names.follow(name.end) < least and not (name.is_listed and start == title.end):
        return None
    return name


def _among_titles(draft: Draft, title: Title) -> Name | None:
    """程度 in 市委副书记程度、市长丁川: in a list of persons with titles even a common noun is a name."""
    last = title.components[-1]
    for size in (3, 2) if last.start < last.head_start else ():
        end = title.end + size
        word = draft.text[title.end : end]
        is_noun = draft.names.is_made_as_name(word) and word in words_tagged("n", "ns", "nz")
        if not is_noun and not draft.names.is_rare_name(word):
            continue
        if draft.is_free(title.end, end) and (_is_before_title(draft, end) or _is_last(draft, title, end)):
            return Name(title.end, end, word, is_listed=True)
    return None


def _is_before_title(draft: Draft, end: int) -> bool:
    """Whether another title follows behind a mark."""
    mark = _MARK.match(draft.text, end)
    return mark is not None and mark.end() in draft.public_starts


def _is_last(draft: Draft, title: Title, end: int) -> bool:
    """Whether someone with a title stands before this one, and the sentence goes on behind the name."""
    before = title.start - 1
    is_next = before > 0 and draft.text[before] in "、，" and not draft.is_free(before - 1, before)
    return is_next and draft.names.follow(end) >= REPORT


def _add_shared(draft: Draft, title: Title, end: int) -> None:
    """Add the names that follow the first one under the same title."""
    kind = MentionKind.OTHER if title.is_private else MentionKind.SHARED
    while True:
        bracket = _BRACKET.match(draft.text, end)
        between = _BETWEEN.match(draft.text, bracket.end() if bracket else end)
        name = _following(draft, between) if between else None
        if name is None or not draft.add(name, kind, title):
            return
        end = name.end


def _following(draft: Draft, between: re.Match[str]) -> Name | None:
    place = between.end()
    name = _next(draft, between) or _between_names(draft, place)
    if between[0].isspace() or (name is None and draft.finder.begins_title(place)):
        return name
    return draft.tagged.decide(place, name)


def _next(draft: Draft, between: re.Match[str]) -> Name | None:
    name = draft.names.read(between.end())
    if name is None or draft.finder.begins_title(name.start):
        return None
    follow = draft.names.follow(name.end)
    least = HINT if "、" in between[0] else REPORT if between[0].isspace() else FUNCTION
    return name if follow >= (least if name.is_listed else SURE) else None


def _between_names(draft: Draft, start: int) -> Name | None:
    """What stands between two names of a list is a third, however common a word: 程度 in 林向前、程度、丁川."""
    item = None if draft.finder.begins_title(start) else _ITEM.match(draft.text, start)
    between = _BETWEEN.match(draft.text, item.end()) if item and draft.names.is_made_as_name(item[0]) else None
    following = _next(draft, between) if between else None
    return Name(start, item.end(), item[0], is_listed=True) if item and following and following.is_listed else None


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
        if (
            not words
            or draft.names.is_word(words[-1] + name[0], _CROSSING)
            or (size == 4 and name[:2] not in COMPOUND)
            or not draft.names.looks_like(name)
        ):
            continue
        if draft.names.is_word(words) or draft.names.is_word(words[-2:]):
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
    end = component.head_start - text.endswith("副", component.start, component.head_start)
    while text.endswith(_MODIFIERS, component.start, end):
        end -= 2
    return end


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
        if mention.is_official and len(mention.name) in (3, 4) and _ALL_HAN.fullmatch(mention.name)
    }
    if not full:
        return
    for title in draft.titles:
        if len(title.components) > 1:
            continue
        component = title.components[0]
        end = head_start_of(draft.text, component)
        before = draft.text[component.start : end]
        name = full.get(before[-2:])
        if name and draft.text.endswith(name, 0, end):  # 郭小亚|代表市委: the whole name
            continue
        if name and (len(before) == 2 or draft.names.is_word(before[:-2])):
            own = Component(end, component.head_start, component.end, component.bracket_end)
            titled = Title((own,), is_private=False)
            draft.add(Name(end - 2, end, name, is_listed=True), MentionKind.GIVEN, titled, adjoins=True)
