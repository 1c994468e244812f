"""What sentences say of persons in posts: that they hold, got, lost or once held them, and since when.

A title beside its name says that the person holds the post. Verbs of appointment and removal, 原 before the title, and
lives (曾任, 现任, 2018.03—2020.05) say more; there the title may have no name of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.lexicon import BLANK
from zhengfa.indexer.officials.records import Mention, Post, Statement, StatementKind
from zhengfa.indexer.officials.titles import Title

_REACH = 300  # characters before a list's entry or a title in which its heading (免去：), verb or period is looked for
_SENTENCE_END = re.compile("[。！？；\n]")
_REMOVES = re.compile("免去|免除|撤销|罢免|解除|不再")
_ADDS = re.compile("任命|选举|推选|补选|增选|聘任|决定任|批准任")
_NOMINATES = ("提名", "拟任", "推荐")
_OF_POST = re.compile("等?(?:的)?职")
# What stands between a name and its title; the last one counts: 历任甲，现任乙.
_BETWEEN = re.compile(
    "(?P<removed>不再(?:[担兼]任)?|辞去(?:[担所]任)?|卸任|离任|免去)"
    "|(?P<held>(?:曾经?|先后|此前|之前)+(?:一直)?(?:[担兼]?任过?)?|历任|时任)|(?P<holds>现任|现为|作为|身为|系)"
    "|(?P<nominated>提名|拟任)|(?P<appointed>任命为|[选补推]选?为|选举为|聘任为|当选|履新|到任|任)"
)

# What stands before a title that has no name beside it.
_VERB = re.compile(
    "(?P<held>(?:曾|曾经|先后|曾先后|历|此前|此前曾|之前)(?:一直)?(?:任|担任|兼任|任过|担任过)|历任|曾任)"
    "|(?P<removed>不再(?:担任|兼任)?|辞去(?:担任的|所任的)?|免去(?:其|他的?|她的?)?(?:所任的?|担任的?)?|卸任|被免去)"
    "|(?P<nominated>拟任|拟提名为?|提名为)"
    "|(?P<holds>现任|现为|现系)"
    "|(?P<appointed>(?:被|经|获)?(?:任命|选举|推选|补选|增选)为|当选为?|[升改调转接就续连兼出担继]任|起任|履新|(?<!时)任)"
)
_VERB_BEFORE = re.compile(f"(?:{_VERB.pattern})(?:了|新一届|[{BLANK}])*\\Z")
_LONGEST_DATE = 15  # characters of 2019年12月 and six more, and one before
_DATE = r"(\d{4})(?:年|[.．/-])(?:(\d{1,2})(?:月|(?!\d)))?"
_SAID_DATE = re.compile(r"(?<!\d)(\d{4})年(?:(\d{1,2})月)?[^，。；]{0,6}\Z")
_PERIOD = re.compile(
    rf"(?:^|(?<=[\n；;。])){_DATE}[{BLANK}]*(?:[—–－~～至-]+[{BLANK}]*(?:{_DATE}|今)?)[{BLANK}，,：:]*\Z", re.MULTILINE
)
_EARLIER = re.compile(f"[{BLANK}]*(?:在此之前|此前|之前|早前|先前|原先|任现职前)[，,]")  # 此前，他担任某职


@dataclass(frozen=True, slots=True)
class _Said:
    kind: StatementKind
    since: str | None = None
    until: str | None = None


def read_statements(draft: Draft) -> tuple[Statement, ...]:
    """What the sentences of a text say of persons in posts, in its order."""
    return tuple(sorted((*_of_mentions(draft), *_of_lives(draft)), key=lambda said: said.title_start))


def _of_mentions(draft: Draft) -> Iterator[Statement]:
    for mention in draft.mentions:
        title = draft.title_of.get(mention.name_start)
        if title and mention.is_official and mention.posts:
            said = _said(draft.text, mention, title)
            # 原省委常委、政法委书记: what the first part was once, the others were as well.
            if mention.posts[0].is_former and said.kind is StatementKind.HOLDS:
                said = _Said(StatementKind.HELD)
            yield _statement(draft, mention, mention.posts, said, title)


def _said(text: str, mention: Mention, title: Title) -> _Said:
    start = _sentence_start(text, min(title.start, mention.name_start))
    if title.start < mention.name_end:
        return _Said(_kind_before_name(text, start, mention, title))
    before, between = text[start : mention.name_start], text[mention.name_end : title.start]
    if "\n" in between:
        return _verb_before(text, title) or _Said(StatementKind.HOLDS)
    if "。" in between and (told := _verb_before(text, title)):
        return told  # 张三，男。历任甲。2019年4月任乙
    kind = _kind_behind_name(text, before, between, title, mention)
    return _Said(kind, _date_in(before) if kind is not StatementKind.HOLDS else None)


def _kind_before_name(text: str, start: int, mention: Mention, title: Title) -> StatementKind:
    before, after = text[start : title.start], text[mention.name_end : mention.name_end + 6]
    if _is_nominating(before[-4:]) or text[title.start : title.end].endswith("候选人"):
        return StatementKind.NOMINATED
    if _OF_POST.search(after) and _REMOVES.search(before[-4:]):
        return StatementKind.REMOVED
    if before.endswith("时任"):  # who holds a post now is not said to have held it then
        return StatementKind.HELD
    if text.startswith("的", title.end) and (told := _verb_before(text, title)):
        return told.kind  # 曾任某职的张三
    return StatementKind.HOLDS


def _kind_behind_name(text: str, before: str, between: str, title: Title, mention: Mention) -> StatementKind:
    if _is_nominating(before) or text[title.start : title.end].endswith("候选人"):
        return StatementKind.NOMINATED
    is_of_post = _OF_POST.match(text, title.end) is not None
    if is_of_post and (between.rstrip().endswith("的") or (not between and _REMOVES.search(before[-4:]))):
        return StatementKind.REMOVED  # 免去张三的局长职务; in a list the verb is far
    verbs = list(_BETWEEN.finditer(between))
    if verbs and verbs[-1].lastgroup:
        kind = StatementKind(verbs[-1].lastgroup)
        return StatementKind.HELD if _EARLIER.match(before) and kind is StatementKind.APPOINTED else kind
    heading = text[max(0, mention.name_start - _REACH) : mention.name_start]
    is_appointed = between.endswith("为") and _ADDS.search(heading)
    return StatementKind.APPOINTED if is_appointed else StatementKind.HOLDS


def _is_nominating(before: str) -> bool:
    return any(word in before for word in _NOMINATES)


def _of_lives(draft: Draft) -> Iterator[Statement]:
    """Titles without a name of their own, behind a verb or a period that says whose they are."""
    mentions = draft.mentions
    names = [mention.name_start for mention in mentions]
    for title in draft.titles:
        if title.is_private or title.end in draft.named:
            continue
        said = _verb_before(draft.text, title)
        subject = _subject(draft.text, mentions[: bisect_right(names, title.start)], title.start) if said else None
        if said and subject and (posts := draft.posts(title)):
            yield _statement(draft, subject, posts, said, title)


def _verb_before(text: str, title: Title) -> _Said | None:
    start = _sentence_start(text, title.start)
    near = max(start, title.start - _REACH)
    if period := _PERIOD.search(text, max(0, near - 1), title.start):
        is_over = bool(period[3])
        kind = StatementKind.HELD if is_over else StatementKind.HOLDS
        return _Said(kind, _month(period[1], period[2]), _month(period[3], period[4]) if is_over else None)
    verb = _VERB_BEFORE.search(text, near, title.start)
    if not verb or not verb.lastgroup:
        is_appointed = text.endswith("为", near, title.start) and _ADDS.search(text, near, title.start)
        return _Said(StatementKind.APPOINTED) if is_appointed else None  # 任命某局局长张三为某厅副厅长
    kind = StatementKind(verb.lastgroup)
    if kind is StatementKind.APPOINTED and _EARLIER.match(text, start):
        kind = StatementKind.HELD
    return _Said(kind, _date_in(text[start : verb.start()]))


def _subject(text: str, before: Sequence[Mention], place: int) -> Mention | None:
    """Whose life is told at a place: the last official before it in the sentence, or the only one of the paragraph.

    If the paragraph names nobody, it is the only one of the paragraph that named anybody last.
    """
    if not before:
        return None
    last = before[-1]
    if last.name_start < _sentence_start(text, place):
        paragraph = text.rfind("\n", 0, last.name_start) + 1
        here = takewhile(lambda mention: mention.name_start >= paragraph, reversed(before))
        if any(mention.name != last.name for mention in here):
            return None
    return last if last.is_official else None


def _statement(draft: Draft, of: Mention, posts: tuple[Post, ...], said: _Said, title: Title) -> Statement:
    start, end = _sentence_start(draft.text, title.start), _sentence_end(draft.text, title.end)
    written = draft.text[title.start : title.end].removeprefix("时任")
    place = title.start, start, end
    return Statement(of.name, posts, said.kind, written, *place, said.since, said.until, of.is_tagged)


@lru_cache(1)  # of the text that is being read: each of its titles asks
def _sentence_ends(text: str) -> list[int]:
    return [mark.end() for mark in _SENTENCE_END.finditer(text)]


def _sentence_start(text: str, place: int) -> int:
    ends = _sentence_ends(text)
    at = bisect_right(ends, place)
    return ends[at - 1] if at else 0


def _sentence_end(text: str, place: int) -> int:
    ends = _sentence_ends(text)
    at = bisect_right(ends, place)
    return ends[at] - (text[ends[at] - 1] == "\n") if at < len(ends) else len(text)


def _date_in(before: str) -> str | None:
    found = _SAID_DATE.search(before[-_LONGEST_DATE:])
    return _month(found[1], found[2]) if found else None


def _month(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 else year
