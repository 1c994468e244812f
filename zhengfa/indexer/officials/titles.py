"""Where titles stand. A title is components joined by 、 or ，or 兼; each ends with a head.

Left of a head everything belongs to the component up to a mark, a verb or a preposition: 传达学习了|省委书记.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from zhengfa.indexer.officials.lexicon import (
    ANCHORS,
    BLANK,
    HAN,
    HEAD_REACH,
    HEADS,
    LONGEST_COMPONENT,
    MODIFIERS,
    PRIVATE_HEADS,
    PRIVATE_OFFICES,
    PRIVATE_ORGANS,
    PUBLIC_WORDS,
    STOP_WORDS,
    STOPS,
)
from zhengfa.indexer.tokens import word_frequencies, words_tagged

_BREAK = re.compile(f'[^{HAN}0-9A-Za-z“”"]|兼')
_LAST_BREAK = re.compile(f"(?s:.*)(?:{_BREAK.pattern})")
# What looks like a break and is none: 兼 in 兼任, and the brackets in 高新区（新市区）区委书记, around another name.
_NO_BREAK = re.compile(
    f"[兼（(](?:(?<=兼)(?=[任职并听顾])|(?<=[区县市局院][（(])[{HAN}]{{1,8}}[）)](?=[区县市委党人政公法检管司]))"
)
_BRACKET = re.compile(r"[（(](?:[^（）()\n]{1,10}[级作]|代理)[）)]")  # （正厅级）, （主持工作）
_JOINER = re.compile(f"[{BLANK}]*(?:[、，,]|兼)[{BLANK}]*|[{BLANK}]+")
_NO_PART = ("v", "vd", "d", "p", "c", "r", "t")  # parts of speech that begin no title
_PLACES = ("ns", "n", "nz")  # 登封 is a verb to the dictionary, 登封市 a place
_ALWAYS = frozenset("为任由在与的了被将")  # no noun in a title holds them, but for those that protect them
# 接访|处处长, 督导|处党支部书记: an organ of one character has its name before it.
# Lists of leaders set the two characters of an office apart, so that lines are of one length: 书　记：张三.
_SPACED_HEAD = re.compile(rf"^[{BLANK}]*副?[{BLANK}]*([{HAN}][{BLANK}]+[{HAN}])(?=[{BLANK}]*[:：])", re.MULTILINE)
_UNITS = re.compile(f"[局处庭部科室司站所股组](?:党(?:支部|总支|委|组))?{MODIFIERS}*")
_FAR_MORE = 100  # 社区 is counted 6115 times, 经社 14 times
_SAME_OFFICE = re.compile(f"(?:{MODIFIERS})*")
_LEADING = re.compile('[0-9”"]+|“(?![^”]*”)')
_LEADERS = re.compile(f"[省市区县州盟旗厅局院委府协大校]$|[{HAN}]公司$")  # 领导 is a title only of a place or organ
_GROUP = re.compile("(?:有关|相关|全体|部门班子|各)$")  # 督导组有关成员，省委副书记 …: these are counted, not named
_TEACHING = re.compile("教研[部室]")  # of a Party school as well
_DELEGATES = re.compile("(?<!人大)(?<!党)代表$")  # 学员代表、某区委副书记: not one person, 人大代表、某村党支部书记 is
_GROUND = re.compile("(?:分管|负责|主持)[^，。、；\n]{2,8}工作的$")  # 分管日常工作的副书记 is one component


@cache
def _nouns() -> frozenset[str]:
    return words_tagged("n", "nz", "ns", "nt", "nr", "vn", "an", "j", "b", "a")


# Every head has a component and most have a title: frozen dataclasses would take twice as long to make.
class Component(NamedTuple):
    """One office of a title."""

    start: int
    head_start: int
    end: int
    bracket_end: int  # behind （正厅级）, if that follows


@dataclass(slots=True)
class Title:
    """Components that belong to one person."""

    components: tuple[Component, ...]
    is_private: bool
    start: int = field(init=False)
    end: int = field(init=False)  # with a rank in brackets

    def __post_init__(self) -> None:
        self.start = self.components[0].start
        self.end = self.components[-1].bracket_end


class Titles:
    """The titles of one text, in its order."""

    def __init__(self, text: str) -> None:
        self._text = text
        # The text with nothing in it that looks like a break and is none.
        self._broken = _NO_BREAK.sub(lambda found: "某" * len(found[0]), text)

    def find(self) -> list[Title]:
        """Every title, named or not. Those that only a comma joins are one until a name stands between."""
        titles: list[Title] = []
        chain: list[Component] = []
        for head_start, end in self._heads():
            component = self._component(head_start, end)
            if component is None:
                continue
            if chain and chain[-1].start == component.start:
                if self._is_longer(chain[-1], component):
                    chain[-1] = component
                    continue
                if self._is_behind_name(chain[-1], component):
                    titles.append(self._title(chain))
                    chain = []
                    continue
            if chain and not self._goes_on(chain[-1], component):
                titles.append(self._title(chain))
                chain = []
            chain.append(component)
        if chain:
            titles.append(self._title(chain))
        return titles

    def _heads(self) -> list[tuple[int, int]]:
        heads = [head.span() for head in HEADS.finditer(self._text)]
        lines = _SPACED_HEAD.finditer(self._text)
        spaced = [line.span(1) for line in lines if HEADS.fullmatch("".join(line[1].split()))]
        return sorted(heads + spaced) if spaced else heads

    def behind(self, title: Title, place: int) -> Title:
        """A title without what stands before a place: a name that no verb parts from it."""
        first, *others = title.components
        return Title((first._replace(start=self._start(first.head_start, place)), *others), title.is_private)

    def begins_title(self, place: int) -> bool:
        """Whether what stands between a place and the next head of its clause belongs to that head."""
        end = place + LONGEST_COMPONENT + HEAD_REACH  # no component goes further
        clause_end = _BREAK.search(self._broken, place, end)
        head = HEADS.search(self._text, place, clause_end.start() if clause_end else end)
        return head is not None and self._start(head.start(), place) == place

    def is_private(self, component: Component) -> bool:
        """Whether an office is none of the Party or the state: 教授, 某公司董事长."""
        head = self._text[component.head_start : component.end]
        if head in PRIVATE_HEADS:
            return True
        before = self._text[component.start : component.head_start]
        if _TEACHING.search(before):
            return True
        if head not in PRIVATE_OFFICES or PUBLIC_WORDS.search(before):
            return False
        return head in ("董事长", "总经理", "监事长", "校长") or PRIVATE_ORGANS.search(before) is not None

    def _start(self, head_start: int, least: int = 0) -> int:
        """Where a head's component begins."""
        start = max(head_start - LONGEST_COMPONENT, least)
        last_break = _LAST_BREAK.match(self._broken, start, head_start)
        start = last_break.end() if last_break else start
        start = self._behind_verb(self._behind_stops(start, head_start), head_start)
        leading = _LEADING.match(self._text, start, head_start)
        return leading.end() if leading else start

    def _behind_stops(self, first: int, head_start: int) -> int:
        """Where the last stop ends, or the first place."""
        stops = [stop.span() for stop in STOPS.finditer(self._text, first, head_start) if stop[0] in STOP_WORDS]
        for start, end in reversed(stops):
            if _UNITS.fullmatch(self._text, end, head_start) or self._is_inside_word(start, end):
                continue
            if self._is_quoted(start, first, head_start):  # “访惠聚”驻村工作队队长
                continue
            if not _GROUND.search(self._text, first, end):
                return end
        return first

    def _is_quoted(self, place: int, first: int, head_start: int) -> bool:
        """Whether a place stands within quotation marks that open and close before a head."""
        opened = self._text.rfind("“", first, place)
        return opened >= 0 and place < self._text.find("”", opened, head_start)

    def _is_inside_word(self, start: int, end: int) -> bool:
        """Whether a stop of one character is part of a noun: 矫正. Never before a sure part of a title: 和|县委."""
        if end - start > 1 or self._text[start] in _ALWAYS or ANCHORS.match(self._text, end):
            return False
        before, behind = self._text[start - 1 : end], self._text[start : end + 1]
        return before in _nouns() or (behind in _nouns() and not self._is_rather_next(behind, end))

    def _is_rather_next(self, noun: str, place: int) -> bool:
        """Whether a far more common word than a noun begins at its second character: 经|社区, and no 经社."""
        frequencies, _ = word_frequencies()
        return (frequencies.get(self._text[place : place + 2]) or 0) > _FAR_MORE * (frequencies.get(noun) or 0)

    def _behind_verb(self, start: int, head_start: int) -> int:
        """Where a title begins if a verb in no list of ours stands before it: 盛赞|省长, but 登封|市长."""
        anchor = ANCHORS.search(self._text, start, head_start + 2)
        if not anchor or anchor.start() - start < 2 or anchor.start() > head_start:
            return start
        word = self._text[anchor.start() - 2 : anchor.start()]
        is_place = {self._text[start : anchor.start() + 1], word + anchor[0][0]} & words_tagged(*_PLACES)
        return anchor.start() if word in words_tagged(*_NO_PART) and not is_place else start

    def _component(self, head_start: int, end: int) -> Component | None:
        start = self._start(head_start)
        if self._text[head_start:end] == "领导" and not _LEADERS.search(self._text, start, head_start):
            return None
        if self._text[head_start:end] == "成员" and _GROUP.search(self._text, max(0, head_start - 4), head_start):
            return None
        bracket = _BRACKET.match(self._text, end)
        return Component(start, head_start, end, bracket.end() if bracket else end)

    def _goes_on(self, last: Component, component: Component) -> bool:
        joiner = _JOINER.match(self._text, last.bracket_end)
        is_joined = joiner is not None and joiner.end() == component.start
        # 接待来访群众，县委常委张三: a comma joins the offices of one person alone.
        if not is_joined or not self.is_private(last):
            return is_joined
        is_comma = joiner is not None and joiner[0].strip() in ("，", ",")
        return not is_comma and not _DELEGATES.search(self._text, last.start, last.end)

    def _is_longer(self, last: Component, component: Component) -> bool:
        """Whether two heads behind one beginning are one office: 副市长候选人, 党组成员副局长."""
        if self._text[last.head_start : last.end] in PRIVATE_HEADS:  # 代表团团长, 群众工作部部长
            return True
        between = _SAME_OFFICE.match(self._text, last.end)
        return between is not None and between.end() == component.head_start

    def _is_behind_name(self, last: Component, component: Component) -> bool:
        """Whether a private head in a title's clause belongs to its person: 书记李旭教授、副会长."""
        return self.is_private(component) and not self.is_private(last)

    def _title(self, chain: list[Component]) -> Title:
        return Title(tuple(chain), all(map(self.is_private, chain)))
