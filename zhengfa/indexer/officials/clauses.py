"""Titles that do not touch their name: appointments, removals, brackets, tables and short biographies."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from zhengfa.indexer.officials.backward import names_before
from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.endings import FUNCTION
from zhengfa.indexer.officials.lexicon import BLANK
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.records import MentionKind
from zhengfa.indexer.officials.titles import Title

_REACH = 24  # characters between a name and its title at most, with a bracket in between
_PERSON = r"(?:同志)?(?:等\d*余?[名人位]*)?(?:[（(][^（）()\n]{1,12}[）)])?"
_APPOINTING = re.compile(
    f"{_PERSON}(?:不再(?:担任|兼任)?|辞去(?:担任的|所任的)?|(?:被|获|经)?(?:任命|选举|推选|补选|提名|聘任|增选)为"
    r"|当选为?|(?:已|现已|正式|获|升|改|调|转|接|拟|就|续|连)任|履新|身为|作为|拟提名为?|晋升为|为"
    r"|(?<![曾历现出担兼前])任)(?:新一届)?\Z"
)
_LAST = frozenset("再任去的为选新名届")  # what that may end with
# Verbs that tell a life: who is introduced elsewhere is named by them for that post, not for this one.
_LIVED = re.compile(
    f"{_PERSON}(?:也|还|又|同时|先后|现|并|此前|之前|一直)*曾?(?:先后)?(?:[曾历现出担兼]任|先后任|(?<=前)任)\\Z"
)
_COMRADE = "同志"
_OF = re.compile(r"(?:同志)?(?:担任|所任|兼任)?的\Z")
_CLOSED = re.compile("[。；;，,、\n（(）)]|等?(?:的)?职务?|人选|(?:[以之]?后|以来|期间|时)[，,]|\\Z")
_BRACKETS = frozenset("（(")
_POST = re.compile("等?(?:的)?职")
_BY = re.compile(f"(?:一职|职务)?[{BLANK}]*由")
_TAKES = re.compile("(?:同志)?(?:兼任|担任|接任|出任|代理|继任)")
_REMOVED = ("免去", "撤销", "罢免", "免除", "解除", "接受", "同意", "决定", "批准")
_CELL = re.compile(rf"[{BLANK}]*[|｜][{BLANK}]*\Z|[{BLANK}]+\Z")
_TOLD = re.compile("(?:[曾拟现历出担兼时]任|先后任|已经?是|身为|作为)\\Z")  # 拟任某职的张三
# 2015.04—2020.02 before a title, at the beginning of a line; 2015年4月任.
_SINCE = re.compile(rf"^[{BLANK}]*\d{{4}}(?:年|[.．/-])[^\n，。；]{{0,24}}\Z|[\d月年]任\Z", re.MULTILINE)
_CELL_MARKS = frozenset(f"{BLANK}|｜")
_CELL_END = re.compile(rf"[{BLANK}]*(?:[|｜\n]|\Z)")
_LIFE = re.compile(f"^[{BLANK}]*(?=[^\n，,]{{2,16}}[，,][{BLANK}]*[男女][，,])", re.MULTILINE)
_NOW = re.compile(f"[现—–－~～至-](?:(?<=现)[任为]|(?<!现)[{BLANK}]*今[{BLANK}，,：:]*)")  # 现任, 现为, 2018年至今
_RESUME = re.compile(f"^[{BLANK}]*(?=[^\n]{{2,8}}?(?:同志)?(?:的)?(?:个人)?(?:简历|履历)[{BLANK}：:]*$)", re.MULTILINE)

NamesBefore = Callable[[Draft, int], list[Name]]  # the names that end at a place


def add_clauses(draft: Draft) -> None:
    """Add the persons of titles in the rest of their clause."""
    for title in _unnamed(draft):
        _add_around(draft, title)
    _add_lives(draft)


def _unnamed(draft: Draft) -> Iterator[Title]:
    """Titles of officials that are no mention's yet."""
    return (title for title in draft.titles if not title.is_private and title.end not in draft.named)


def add_lived(draft: Draft) -> None:
    """Add those of whom only their life is told: 张三曾任某职."""
    lived = [(title, verb) for title in _unnamed(draft) if (verb := _lived(draft.text, title))]
    known = draft.officials() if lived else {}
    for title, verb in lived:
        for name in names_before(draft, verb.start()):
            if name.text in known:
                draft.add_again(name, known[name.text])
            else:
                draft.add(name, MentionKind.ELSEWHERE, title)


def part_titles(titles: list[Title], text: str) -> list[Title]:
    """Titles in which a comma stands behind an appointment are two: 任甲为市长，市委书记乙出席.

    A life goes on behind a comma (历任甲，乙。), unless a name follows: 曾任甲，某省副省长张三.
    """
    parted: list[Title] = []
    for title in titles:
        rest = title
        if len(title.components) > 1 and (_appointment(text, title) or _is_life_before(text, title)):
            for last, component in pairwise(title.components):
                if text[last.bracket_end : component.start].strip() in ("，", ","):
                    at = title.components.index(component)
                    parted.append(Title(title.components[:at], title.is_private))
                    rest = Title(title.components[at:], title.is_private)
                    break
        parted.append(rest)
    return parted


def _is_life_before(text: str, title: Title) -> bool:
    """Whether a title begins with what somebody held before, and ends before a name."""
    return _lived(text, title) is not None and not _CLOSED.match(text, title.end)


def _lived(text: str, title: Title) -> re.Match[str] | None:
    """The words before a title that tell whose life it is of."""
    if text[title.start - 1 : title.start] != "任":
        return None
    return _LIVED.search(text, max(0, title.start - _REACH), title.start)


def _add_around(draft: Draft, title: Title) -> None:
    if _add_removed_at_start(draft, title):
        return
    names = names_around(draft, title) or _told(draft, title) or _named_behind(draft, title)
    for name in names:
        draft.add(name, MentionKind.ELSEWHERE, title)


def names_around(draft: Draft, title: Title, before: NamesBefore = names_before) -> list[Name]:
    """The persons of a title whose names end in its clause, as another reader of names may have them."""
    last = draft.text[title.start - 1 : title.start]
    if last in _BRACKETS:
        return before(draft, title.start - 1)[-1:]
    if last in _CELL_MARKS:
        return _in_cell(draft, title, before)
    return _appointed(draft, title, before) or _removed(draft, title, before)


def _named_behind(draft: Draft, title: Title) -> list[Name]:
    by = _BY.match(draft.text, title.end)
    name = draft.tagged.decide(by.end(), draft.names.read(by.end())) if by else None
    return [name] if name and _TAKES.match(draft.text, name.end) else []


def _appointed(draft: Draft, title: Title, before: NamesBefore) -> list[Name]:
    verb = _appointment(draft.text, title)
    if not verb or not _CLOSED.match(draft.text, title.end):
        return []
    return before(draft, verb.start())


def _appointment(text: str, title: Title) -> re.Match[str] | None:
    """The words before a title that give it to whom they follow."""
    if text[title.start - 1 : title.start] not in _LAST:
        return None
    return _APPOINTING.search(text, max(0, title.start - _REACH), title.start)


def _removed(draft: Draft, title: Title, before: NamesBefore) -> list[Name]:
    if not _POST.match(draft.text, title.end):
        return []
    of = _OF.search(draft.text, max(0, title.start - _REACH), title.start)
    if not of:
        return []
    names = before(draft, of.start())
    if not names or not names[0].start:
        return names
    verb = draft.text[max(0, names[0].start - _REACH) : names[0].start].rstrip(BLANK)
    return names if verb.endswith((*_REMOVED, "：", "\n", "；", "、")) else []


def _add_removed_at_start(draft: Draft, title: Title) -> bool:
    """免去张三市长的职务, 免去张三同志市长职务: nothing parts the name from its title, or 同志."""
    before = draft.text[max(0, title.start - 4) : title.start]
    if not before.endswith(_REMOVED) or not _POST.match(draft.text, title.end):
        return False
    name, first = draft.names.read(title.start), title.components[0]
    if name is None or not name.is_listed or name.end > first.head_start:
        return False
    own = first._replace(start=name.end + (len(_COMRADE) if draft.text.startswith(_COMRADE, name.end) else 0))
    return draft.add(name, MentionKind.ELSEWHERE, Title((own, *title.components[1:]), is_private=False))


def _in_cell(draft: Draft, title: Title, before: NamesBefore) -> list[Name]:
    """刘 刚 副市长 |: the name fills the cell before, or begins the cell."""
    if not _CELL_END.match(draft.text, title.end):
        return []
    cell = _CELL.search(draft.text, max(0, title.start - _REACH), title.start)
    if not cell:
        return []
    names = before(draft, cell.start())[-1:]
    if not names or not names[0].is_listed:
        return []
    line = draft.text[max(0, names[0].start - _REACH) : names[0].start].rstrip(BLANK)
    return names if not line or line[-1] in "\n|｜：:" else []


def _told(draft: Draft, title: Title) -> list[Name]:
    """拟任某职的张三: the verb before the title says that it is the person's behind 的."""
    if not draft.text.startswith("的", title.end):
        return []
    is_then = draft.text.startswith("时任", title.start)
    if not is_then and not _TOLD.search(draft.text, max(0, title.start - 3), title.start):
        return []
    name = draft.names.read(title.end + 1)
    if not name or not name.is_listed:
        return []
    return [name] if draft.names.follow(name.end) >= FUNCTION or draft.text.count(name.text) > 1 else []


def _add_lives(draft: Draft) -> None:
    """王某，男，……，现任某职: the title behind 现任 in the same paragraph; below 王某简历, in any line of it.

    Whose life does not say what is held now is an official too, of whom its titles tell.
    """
    titles = {title.start: title for title in draft.titles}
    resumes = list(_RESUME.finditer(draft.text))
    ends = [resume.start() for resume in resumes[1:]] + [len(draft.text)]
    for resume, end in zip(resumes, ends, strict=False):
        _add_life(draft, resume.end(), end, titles)
    for life in _LIFE.finditer(draft.text):
        end = draft.text.find("\n", life.end())
        _add_life(draft, life.end(), end if end >= 0 else len(draft.text), titles)


def _add_life(draft: Draft, start: int, end: int, titles: Mapping[int, Title]) -> None:
    name = draft.names.read(start)
    if name is None:
        return
    now = _NOW.finditer(draft.text, start, end)
    if title := next((titles[found.end()] for found in now if found.end() in titles), None):
        draft.add(name, MentionKind.ELSEWHERE, title)
    elif any(start < title.start < end and _is_told(draft.text, title) for title in _unnamed(draft)):
        draft.add(name, MentionKind.NAME)


def _is_told(text: str, title: Title) -> bool:
    """Whether a title stands behind a verb that tells of a life, or behind a time that begins its line."""
    return bool(_lived(text, title) or _SINCE.search(text, max(0, title.start - _REACH), title.start))
