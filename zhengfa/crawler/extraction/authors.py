"""The people who wrote an article, as printed, and the places where papers name them.

In the byline's field 作者; in brackets behind the agency's lead-in or the last sentence; on a line of their own; beside
the outlet.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise, takewhile

from zhengfa.archive.content import Provenance
from zhengfa.crawler.extraction.beside_date import names_beside
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.labels import Field, Lifted, labelled, lift, lifted, up_to
from zhengfa.crawler.extraction.people import PEOPLE, is_titled, joined_roles, people_in, signed_in
from zhengfa.crawler.extraction.signals import Candidate, some
from zhengfa.crawler.extraction.signatures import (
    AUTHOR_END,
    BULLETED,
    CLOSING,
    HAS_CREDIT,
    IN_BRACKETS,
    LEAD,
    LEAD_NAMES,
    LINE,
    LONGEST_LABEL,
    MIXED,
    OFFICE_END,
    OPENING,
    PEN,
    REPORT,
    SOURCED,
    WRITER,
)
from zhengfa.crawler.extraction.surnames import is_name

_FIELD_END = re.compile(r"[|｜\t【】\[\]<>()（）]|\s{2,}|(?:19|20)\d\d\s?[-/.年]\s?\d|[发發][布表][于於]")
_NO_NAME = re.compile(r"^[-—+]|[。？！，“”]")  # a widget behind an empty label (-标准+); a sentence
_SPLIT = re.compile(r"[、，,;；/／|&＆]+|\s+")
# What a CMS prints when it knows no author: nobody; a user's name; the channel's.
_NOBODY = """
    佚名 匿名 admin administrator 本站 本网 本網 本站原创 本站编辑 本网编辑 小编 编辑 管理员 系统管理员 网站管理员
    超级管理员 后台管理员 网站编辑 未知 不详 无 暂无 網絡 网络 网络转载 互联网 转载 原创 网友 游客 会员 系统 测试
    editor author null none root test undefined
"""
NOBODY = frozenset(_NOBODY.split())
_USER = re.compile(r"[a-z0-9_.@*-]+|[A-Za-z]*\d+\w*|[\W_]+|.{0,10}(?:要闻|动态|公告|快讯|头条|资讯|新闻|管理员)")
_EDGE = 200  # characters of a paragraph's ends; names stand there, and the time stays bounded
_LEAST_PARAGRAPH = 20  # characters; captions and the words of a video player are shorter
_LONGEST_FIELD = 40  # characters of an author field; longer is a sentence
_LONGEST_TITLED = 60  # … unless it is one person with all his titles


def authors(byline: Sequence[str], paragraphs: Sequence[str]) -> Iterator[Candidate[tuple[str, ...]]]:
    """Who may have written the text, the surest signal first; each gives all the people that it names."""
    long = [text for text in paragraphs if len(text) >= _LEAST_PARAGRAPH]
    edges = [end for text in (*long[:2], *paragraphs[-3:]) for end in (text[:_EDGE], text[-_EDGE:])]
    short = [text for text in (*byline, *paragraphs[:3], *paragraphs[-5:]) if len(text) <= _EDGE]
    leads = [text[:_EDGE] for text in long[:2]]
    closing = [text[-_EDGE:] for text in (*paragraphs[-1:], *long[-1:])]
    yield from some(Provenance.BYLINE, "label", _fields(byline))
    yield from some(Provenance.TEXT, "label in brackets", _valued(AUTHOR_END, closing))
    yield from some(
        Provenance.TEXT,
        "reporters in brackets",
        _signed(IN_BRACKETS.search, edges, signed_in)
        or _signed(MIXED.search, edges)
        or _signed(SOURCED.search, short, signed_in),
    )
    yield from some(Provenance.TEXT, "lead", _lead(leads))
    yield from some(Provenance.BYLINE, "line of reporters", _signed_lines(short))
    yield from some(Provenance.BYLINE, "line with a bullet", _signed(BULLETED.match, short))
    yield from some(Provenance.BYLINE, "credit", _credited(short))
    yield from some(Provenance.BYLINE, "beside the outlet", names_beside(byline))
    yield from some(
        Provenance.TEXT, "closing brackets", _signed(CLOSING.search, closing) or _valued(OFFICE_END, closing)
    )


def _lead(texts: Sequence[str]) -> tuple[str, ...]:
    found = (_signed(pattern.match, texts) for pattern in (LEAD, LEAD_NAMES, OPENING, REPORT))
    return next(filter(None, found), ())


# A second label, whatever it is: 王芳 核稿：李明; the photographer: 图/李明, 李明 图.
_NEXT_LABEL = re.compile(r"(?<=[\u3400-\u9fff])[ 　]*(?:(?<=[ 　])[\u3400-\u9fff]{1,5}|[)）])[:：]")
_PICTURES = re.compile(
    r"(?:^|(?<=[ 　、/／]))[图圖摄攝]影?[/／][\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{2,4}[ 　/／]?[图圖摄攝]影?(?=$|[ 　])"
)
_JOBS = frozenset(["文", "图", "圖", "图文", "圖文", "文图", "摄", "攝", "摄影", "攝影", "供稿", "报道"])


def from_field(line: Lifted, start: int, end: int) -> tuple[str, ...]:
    """The authors in a labelled value: people, or the office that signs."""
    value = up_to(_FIELD_END, line.as_published(start, end).strip(" 　(（[【"))
    value = _PICTURES.sub("", up_to(_NEXT_LABEL, value)).strip()
    plain = lift(value)
    first = re.split("[、，,]", value)[0]
    if is_name(lifted(first)) and "，" in value:  # 王芳，某大学教授
        return (first,)
    if len(plain.text) <= _LONGEST_TITLED and is_titled(plain.text) and not is_name(lifted(first)):
        return (value,)
    if not value or len(plain.text) > _LONGEST_FIELD or _NO_NAME.search(plain.text):
        return ()
    if re.fullmatch(PEOPLE, plain.text):
        return people_in(plain, 0, len(plain.text))
    return joined_roles([part for part in _SPLIT.split(value) if not _is_nobody(lifted(part))])


def _is_nobody(text: str) -> bool:
    return text.lower() in NOBODY or text in _JOBS or not text or bool(_USER.fullmatch(text)) or is_furniture(text)


def _fields(lines: Sequence[str]) -> tuple[str, ...]:
    """The authors under the first label that names any; a label that ends its line may have its name on the next."""
    for text, below in pairwise([*lines, ""]):
        if len(text) > _EDGE:
            continue
        line = lift(text)
        for field, start, end in labelled(line.text):
            if field is Field.AUTHOR and (people := from_field(line, start, end)):
                return people
            if field is Field.AUTHOR and start == len(line.text) and is_name(lifted(below)):
                return (below,)
    return ()


def _credited(lines: Sequence[str]) -> tuple[str, ...]:
    """Everybody whom a line's credits name as a writer."""
    for line in (lift(text) for text in lines if HAS_CREDIT.search(text)):
        if opened := PEN.match(line.text):
            end = next((start for _, start, _ in labelled(line.text) if start > opened.end()), len(line.text))
            if people := from_field(line, opened.end(), end):
                return people
        if people := tuple(_written(line)):
            return people
    return ()


def _written(line: Lifted) -> Iterator[str]:
    for field, start, end in labelled(line.text):
        if field is Field.OTHER and WRITER.search(line.text[max(0, start - LONGEST_LABEL) : start]):
            value = line.text[start:end].rstrip()
            if re.fullmatch(PEOPLE, value):
                yield from people_in(line, start, start + len(value))


def _signed(
    find: Callable[[str], re.Match[str] | None],
    texts: Sequence[str],
    read: Callable[[Lifted, int, int], tuple[str, ...]] = people_in,
) -> tuple[str, ...]:
    """The people of the first text in which a signature is found."""
    for line in map(lift, texts):
        if (found := find(line.text)) and (people := read(line, *found.span("people"))):
            return people
    return ()


def _signed_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The people of the first lines that do nothing but sign, one below the other."""
    signed = [_signed(LINE.match, (text,), signed_in) for text in lines]
    first = next((number for number, people in enumerate(signed) if people), len(signed))
    return tuple(dict.fromkeys(chain.from_iterable(takewhile(bool, signed[first:]))))


def _valued(pattern: re.Pattern[str], texts: Sequence[str]) -> tuple[str, ...]:
    for line in map(lift, texts):
        if (found := pattern.search(line.text)) and (people := from_field(line, *found.span("value"))):
            return people
    return ()
